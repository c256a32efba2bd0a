import { StatusIcon } from '@/components/finding/status-icon'
import { BlockTable } from '@/components/ui/block-table'
import { RelativeTime } from '@/components/ui/relative-time'
import type { FitAnswer as Answer } from '@/lib/contracts/fit'
import { counted, grouped } from '@/lib/readiness/words'

const columns = [
  { head: 'Instance', longest: 22 },
  { head: 'CPU free', longest: 10, isNumber: true },
  { head: 'Memory free', longest: 12, isNumber: true },
  { head: 'Tasks placed', longest: 14, isNumber: true },
  { head: 'Why not', longest: 48 },
]

/** Rows in sight: those that take copies come first, and hundreds that refuse say the same. */
const shown = 20

/** Where the tasks would go, and why each other instance refuses. */
export function FitAnswer({ answer }: { answer: Answer }) {
  const { fits, summary, scannedAt, perInstance } = answer
  const verdict = verdictOf(fits)
  const instances = perInstance.toSorted((a, b) => b.placed - a.placed).slice(0, shown)
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <StatusIcon status={verdict.status} className="self-center" />
        <span className="font-medium">{verdict.words}</span>
        <span>{summary}</span>
        <span className="text-ink-3 text-small">
          as read <RelativeTime at={scannedAt} />
        </span>
      </p>
      {instances.length > 0 && (
        <BlockTable
          label="Where the tasks would go"
          columns={columns}
          rows={instances.map(({ instance, remaining, placed, refuses }) => ({
            key: instance,
            cells: [
              <code key="id">{instance}</code>,
              grouped(remaining.cpu),
              `${grouped(remaining.memoryMiB)} MiB`,
              <span key="placed" className="font-medium">
                {grouped(placed)}
              </span>,
              refuses && (
                <span key="why" className="text-ink-2">
                  {refuses}
                </span>
              ),
            ],
          }))}
        />
      )}
      {perInstance.length > shown && (
        <p className="text-ink-3 text-small">
          {shown} of {counted(perInstance.length, 'instance')}.
        </p>
      )}
    </div>
  )
}

/** Null: it would fit, but for what was not looked at. */
function verdictOf(fits: boolean | null) {
  if (fits === null) return { status: 'unknown', words: 'Could not tell whether it fits.' } as const
  return fits
    ? ({ status: 'pass', words: 'It fits.' } as const)
    : ({ status: 'fail', words: 'It does not fit.' } as const)
}
