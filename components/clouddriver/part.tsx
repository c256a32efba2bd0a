import type { ReactNode } from 'react'

/** One subject of the page. */
export function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="mt-5 grid gap-3 border-line border-t py-6">
      <h2 id={`${id}-title`} className="font-semibold text-title">
        {title}
      </h2>
      {children}
    </section>
  )
}
