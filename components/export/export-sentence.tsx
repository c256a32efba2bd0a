import { clsx } from 'clsx'
import { statusText } from '@/components/finding/status-words'
import type { ExportMark } from '@/lib/readiness/export-marks'
import { byCount, counted } from '@/lib/readiness/words'
import type { Registry } from '@/lib/registry/registry'
import { lineId } from './line-id'

const words: Record<ExportMark['status'], (count: number) => string> = {
  fail: (count) => `${counted(count, 'line')} would block deploys`,
  unknown: (count) => `${counted(count, 'line')} could not be checked`,
  warn: (count) => `${counted(count, 'line')} ${byCount(count, 'needs', 'need')} attention`,
}

/** What the file holds, and how many of its lines a rule speaks of. */
export function ExportSentence({ registry, marks }: { registry: Registry; marks: readonly ExportMark[] }) {
  const parts = (['fail', 'unknown', 'warn'] as const).flatMap((status) => {
    const lines = [...new Set(marks.filter((mark) => mark.status === status).map(({ line }) => line))]
    return lines[0] === undefined ? [] : [{ status, first: lines[0], count: lines.length }]
  })
  return (
    <h1 className="text-pretty font-semibold text-sentence tracking-[-0.01em] max-bar:text-heading">
      {counted(registry.ecsAccounts.length, 'ECS account')} on {counted(registry.awsAccounts.length, 'AWS account')}, as
      Clouddriver binds them
      {parts.map(({ status, first, count }, index) => (
        <span key={status}>
          {index === 0 ? ': ' : '; '}
          <a
            href={`?tab=file#${lineId(first)}`}
            className={clsx('underline decoration-1 underline-offset-4 hover:decoration-2', statusText[status])}
          >
            {words[status](count)}
          </a>
        </span>
      ))}
      .
    </h1>
  )
}
