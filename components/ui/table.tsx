import { clsx } from 'clsx'
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'

type Align = { align?: 'left' | 'center' | 'right' }
const aligned = { left: 'text-left', center: 'text-center', right: 'text-right' } as const

/** Head row that stays under the top bar while the page scrolls. */
export function TableHead({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <thead className={className}>
      <tr className="[&>th]:hairline-b [&>th]:sticky [&>th]:top-[var(--top-bar)] [&>th]:z-10 [&>th]:bg-background">
        {children}
      </tr>
    </thead>
  )
}

/** Heading of a column. */
export function Th({ align = 'left', className, ...rest }: ComponentProps<'th'> & Align) {
  return (
    <th
      scope="col"
      className={clsx('h-9 px-2 font-medium text-ink-2 text-small first:pl-0 last:pr-0', aligned[align], className)}
      {...rest}
    />
  )
}

type SortThProps = ComponentProps<'th'> & Align & { sorted: 'ascending' | 'descending' | null; onSort: () => void }

/** Heading of a column that sorts when pressed. */
export function SortTh({ sorted, onSort, children, ...rest }: SortThProps) {
  const Arrow = sorted === 'descending' ? ArrowDown : ArrowUp
  return (
    <Th aria-sort={sorted ?? undefined} {...rest}>
      <button
        type="button"
        onClick={onSort}
        className={clsx(
          '-mx-1 group inline-flex min-h-6 items-center gap-1 rounded px-1 hover:text-ink',
          rest.align === 'right' && 'flex-row-reverse',
        )}
      >
        {children}
        {/* Narrow columns in the middle have no room for an arrow that is not seen. */}
        {(sorted || rest.align !== 'center') && (
          <Arrow
            className={clsx(
              'size-3 shrink-0',
              sorted ? 'opacity-100' : 'opacity-0 group-hover:opacity-40 group-focus-visible:opacity-40',
            )}
            aria-hidden="true"
          />
        )}
      </button>
    </Th>
  )
}

/** A row of 36 px over a hairline. */
export function Tr({ className, ...rest }: ComponentProps<'tr'>) {
  return <tr className={clsx('border-line border-b', className)} {...rest} />
}

/** A cell. Numbers go to the right. */
export function Td({ align = 'left', className, ...rest }: ComponentProps<'td'> & Align) {
  return <td className={clsx('h-9 px-2 first:pl-0 last:pr-0', aligned[align], className)} {...rest} />
}

/** The cell that names its row. */
export function RowTh({ className, ...rest }: ComponentProps<'th'>) {
  return <th scope="row" className={clsx('h-9 px-2 text-left font-medium first:pl-0', className)} {...rest} />
}
