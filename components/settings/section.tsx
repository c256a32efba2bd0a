import type { ReactNode } from 'react'

type SectionProps = {
  /** Anchor: links of other pages lead here. */
  id: string
  title: string
  /** What it is for, and what it changes. */
  about: ReactNode
  children: ReactNode
}

/** One subject of the settings: what it is at the left, its fields at the right. */
export function Section({ id, title, about, children }: SectionProps) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="grid scroll-mt-16 gap-x-10 gap-y-3 border-line border-t py-6 @min-[760px]:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]"
    >
      <div className="grid content-start gap-1.5">
        <h2 id={`${id}-title`} className="font-semibold text-title">
          {title}
        </h2>
        <div className="grid max-w-[52ch] gap-1.5 text-ink-2">{about}</div>
      </div>
      <div className="grid max-w-xl content-start gap-3">{children}</div>
    </section>
  )
}
