import type { ReactNode } from 'react'

export type OutlineEntry = { anchor: string; title: ReactNode; icon?: ReactNode }

/** What is on a long page, beside it while it scrolls: from 1,600 px on, where there is room. */
export function Outline({ label, entries }: { label: string; entries: readonly OutlineEntry[] }) {
  return (
    <nav
      aria-label={label}
      className="sticky top-[calc(var(--top-bar)+24px)] max-h-[calc(100dvh-var(--top-bar)-48px)] w-60 shrink-0 overflow-y-auto max-broad:hidden"
    >
      <ul className="grid border-line border-l">
        {entries.map(({ anchor, title, icon }) => (
          <li key={anchor}>
            <a
              href={`#${encodeURIComponent(anchor)}`}
              className="flex min-h-7 items-start gap-2 rounded-r py-1 pr-1 pl-3 text-ink-2 text-small hover:bg-hover hover:text-ink"
            >
              {icon}
              <span className="wrap-anywhere min-w-0">{title}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
