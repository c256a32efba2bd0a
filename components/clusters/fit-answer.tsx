import { StatusIcon } from '@/components/finding/status-icon'
import { RelativeTime } from '@/components/ui/relative-time'
import { SideScroll } from '@/components/ui/side-scroll'
import type { FitAnswer as Answer } from '@/lib/contracts/fit'
import { counted, grouped } from '@/lib/readiness/words'
import { InstancesHead } from './instances-head'

const columns = ['Instance', 'CPU free', 'Memory free', 'Copies placed', 'Why not']

/** Rows in sight: those that take copies come first, and hundreds that refuse say the same. */
const shown = 20

/** Where the copies would go, and why each other instance refuses. */
export function FitAnswer({ answer }: { answer: Answer }) {
  const { fits, summary, scannedAt, perInstance } = answer
  const instances = perInstance.toSorted((a, b) => b.placed - a.placed).slice(0, shown)
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <StatusIcon status={fits ? 'pass' : 'fail'} className="self-center" />
        <span className="font-medium">{fits ? 'It fits.' : 'It does not fit.'}</span>
        <span>{summary}</span>
        <span className="text-ink-3 text-small">
          as read <RelativeTime at={scannedAt} />
        </span>
      </p>
      {instances.length > 0 && (
        <SideScroll label="Where the copies would go">
          <table className="w-full">
            <InstancesHead columns={columns} isNumber={(index) => index > 0 && index < 4} />
            <tbody>
              {instances.map(({ instance, remaining, placed, refuses }) => (
                <tr key={instance} className="border-line border-b [&>td]:h-7 [&>td]:whitespace-nowrap [&>td]:pr-6">
                  <td className="font-mono text-small">{instance}</td>
                  <td className="text-right">{grouped(remaining.cpu)}</td>
                  <td className="text-right">{grouped(remaining.memoryMiB)} MiB</td>
                  <td className="text-right font-medium">{grouped(placed)}</td>
                  <td className="text-ink-2">{refuses ?? ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </SideScroll>
      )}
      {perInstance.length > shown && (
        <p className="text-ink-3 text-small">
          {shown} of {counted(perInstance.length, 'instance')}.
        </p>
      )}
    </div>
  )
}
