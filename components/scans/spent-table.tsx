import type { ReactNode } from 'react'
import { SideScroll } from '@/components/ui/side-scroll'
import { RowTh, Td, Th, Tr } from '@/components/ui/table'
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
      <SideScroll label={title}>
        <table className="w-full min-w-[640px] max-bar:min-w-[600px]">
          <thead>
            <tr className="border-line border-b">
              <Th>{head.name}</Th>
              <Th align="right">Calls</Th>
              {head.own && <Th align="right">{head.own}</Th>}
              <Th align="right">Retries</Th>
              <Th align="right">Throttled</Th>
              <Th align="right">Time in sum</Th>
              <Th className="pl-6!">{head.about}</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Tr key={row.key}>
                <RowTh className="whitespace-nowrap pr-4 max-bar:w-[190px] max-bar:whitespace-normal max-bar:py-1.5 max-bar:wrap-anywhere">
                  {row.name}
                </RowTh>
                <Td align="right">{grouped(row.calls)}</Td>
                {head.own && <Td align="right">{row.own === null ? '' : grouped(row.own)}</Td>}
                <Td align="right">{grouped(row.retries)}</Td>
                <Td align="right">{grouped(row.throttles)}</Td>
                <Td align="right">{inSeconds(row.ms, true)}</Td>
                <Td className="pl-6! text-ink-2 text-small">{row.about}</Td>
              </Tr>
            ))}
          </tbody>
        </table>
      </SideScroll>
    </section>
  )
}
