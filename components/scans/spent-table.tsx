import type { ReactNode } from 'react'
import { type BlockColumn, BlockTable } from '@/components/ui/block-table'
import { grouped, inSeconds } from '@/lib/readiness/words'

export type SpentRow = {
  key: string
  name: ReactNode
  /** What it is for, in small print. */
  about: string
  calls: number
  /** Null where the column makes no sense. */
  own: number | null
  retries: number
  throttles: number
  ms: number
}

type SpentTableProps = {
  id: string
  title: string
  /** How to read the numbers. */
  hint: string
  head: { name: string; about: string; own: string | null }
  rows: readonly SpentRow[]
}

/** Calls with their retries, throttles and time, a row for each action or check. */
export function SpentTable({ id, title, hint, head, rows }: SpentTableProps) {
  return (
    <section aria-labelledby={id} className="mt-8">
      <h2 id={id} className="font-semibold text-title">
        {title}
      </h2>
      <p className="mb-2 max-w-[90ch] text-ink-2">{hint}</p>
      <BlockTable
        label={title}
        columns={columnsOf(head)}
        rows={rows.map(({ key, name, about, calls, own, retries, throttles, ms }) => ({
          key,
          cells: [
            name,
            grouped(calls),
            ...(head.own ? [own === null ? '' : grouped(own)] : []),
            grouped(retries),
            grouped(throttles),
            inSeconds(ms, true),
            <span key="about" className="text-ink-2 text-small">
              {about}
            </span>,
          ],
        }))}
      />
    </section>
  )
}

function columnsOf({ name, about, own }: SpentTableProps['head']): BlockColumn[] {
  const number = (head: string): BlockColumn => ({ head, longest: 12, isNumber: true })
  return [
    { head: name, longest: 44 },
    number('Calls'),
    ...(own ? [number(own)] : []),
    number('Retries'),
    number('Throttled'),
    number('Total time'),
    { head: about, longest: 60 },
  ]
}
