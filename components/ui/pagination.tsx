import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { grouped } from '@/lib/readiness/words'
import { buttonStyle } from './button-style'

type PaginationProps = {
  /** From 1. */
  page: number
  pageSize: number
  total: number
  /** What is counted: "roles". */
  what: string
  linkTo: (page: number) => Pick<ComponentProps<'a'>, 'href' | 'onClick'>
}

/** Which part of many rows is in sight, and the way to the parts before and after it; absent where all are. */
export function Pagination({ page, pageSize, total, what, linkTo }: PaginationProps) {
  const pages = Math.ceil(total / pageSize)
  if (pages < 2) return null
  const from = (page - 1) * pageSize + 1
  return (
    <nav aria-label={`Pages of ${what}`} className="mt-3 flex flex-wrap items-center gap-2">
      <p className="mr-auto text-ink-2" aria-live="polite">
        {grouped(from)} to {grouped(Math.min(total, from + pageSize - 1))} of {grouped(total)} {what}
      </p>
      <Step label="Previous" to={page > 1 ? linkTo(page - 1) : null} />
      <Step label="Next" to={page < pages ? linkTo(page + 1) : null} />
    </nav>
  )
}

function Step({ label, to }: { label: string; to: Pick<ComponentProps<'a'>, 'href' | 'onClick'> | null }) {
  const style = clsx(buttonStyle({ size: 'small' }))
  if (to === null) {
    return (
      // biome-ignore lint/a11y/useValidAnchor: a link that leads nowhere now, kept in its place
      <a role="link" aria-disabled="true" className={style}>
        {label}
      </a>
    )
  }
  return (
    <a {...to} className={style}>
      {label}
    </a>
  )
}
