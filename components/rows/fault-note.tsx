import { wordsOfStatus } from '@/components/finding/status-words'
import type { Fault } from '@/lib/readiness/fault'

/** The call that left rows out and what came of it, behind a hatched band: never to be taken for an empty list. */
export function FaultNote({ fault, band = true }: { fault: Fault; band?: boolean }) {
  return (
    <span className="inline-flex max-w-full items-center gap-2.5 text-unknown" title={fault.message}>
      {band && <span aria-hidden="true" className="hatch h-3 w-14 shrink-0 rounded-sm border border-unknown" />}
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {wordsOfStatus('unknown', fault)}, <code>{fault.action}</code>
      </span>
    </span>
  )
}
