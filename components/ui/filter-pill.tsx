import { clsx } from 'clsx'
import type { ComponentProps, ReactNode } from 'react'
import { grouped } from '@/lib/readiness/words'

type FilterPillProps = Omit<ComponentProps<'a'>, 'children'> & {
  selected: boolean
  icon?: ReactNode
  label: string
  count?: number
  /** Rows beside those counted: "+ 5 not read". */
  rest?: string | undefined
  /** What is chosen, where the pill names a choice. */
  value?: string
}

/** One of several filters, with the number of rows it leaves. A link: what it selects has a URL. */
export function FilterPill({ selected, icon, label, count, rest: beside, value, className, ...rest }: FilterPillProps) {
  return (
    <a
      aria-current={selected ? 'true' : undefined}
      className={clsx(
        'inline-flex h-7 shrink-0 select-none items-center gap-1.5 rounded-full border px-2.5 transition-colors hover:bg-hover',
        selected ? 'border-ink bg-hover text-ink' : 'border-line-strong text-ink-2',
        className,
      )}
      {...rest}
    >
      {icon}
      {label}
      {value && <span className="font-medium text-ink">{value}</span>}
      {count !== undefined && <span className="font-medium text-ink">{grouped(count)}</span>}
      {beside}
    </a>
  )
}
