import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { counted } from '@/lib/readiness/words'
import { healthText } from './health-label'
import { countHealth, type Health, type MappingRow } from './mapping-row'
import type { LinkTo } from './use-accounts-view'

/** The page's answer: how many mappings there are, and which of them the mapping itself stands in the way of. */
export function AccountsSentence({ rows, linkTo }: { rows: readonly MappingRow[]; linkTo: LinkTo }) {
  const counts = countHealth(rows)
  const number = (status: Health, words: (count: number) => string) => {
    const count = counts.get(status) ?? 0
    if (count === 0) return []
    return [
      <a
        key={status}
        {...linkTo({ status })}
        className={clsx('underline decoration-1 underline-offset-4 hover:decoration-2', healthText[status])}
      >
        {words(count)}
      </a>,
    ]
  }
  const parts: ReactNode[] = [
    ...number('fail', (count) => `${counted(count, 'is', 'are')} blocked by their own mapping`),
    ...number('unknown', (count) => `${count} could not be checked`),
    ...number('warn', (count) => `${counted(count, 'needs', 'need')} attention`),
    ...number('unmapped', (count) => `${counted(count, 'AWS account has', 'AWS accounts have')} no ECS account`),
  ]
  const mapped = rows.filter(({ ecsAccount }) => ecsAccount !== null).length
  return (
    <h1 className="text-pretty font-semibold text-sentence tracking-[-0.01em] max-bar:text-heading">
      <a {...linkTo({ status: null, q: '' })} className="decoration-1 underline-offset-4 hover:underline">
        {counted(mapped, 'mapping')}
      </a>
      {parts.length === 0 ? '.' : ': '}
      {parts.map((part, index) => [index > 0 && '; ', part])}
      {parts.length > 0 && '.'}
    </h1>
  )
}
