import { Fragment } from 'react'
import { wordsOfStatus } from '@/components/finding/status-words'
import type { Fault } from '@/lib/readiness/fault'

/** The calls that AWS did not answer, and why: "Could not check: denied, `sts:AssumeRole`". */
export function UnreadWhy({ faults }: { faults: readonly Fault[] }) {
  return (
    <span className="text-unknown">
      {faults.map((fault, index) => (
        <Fragment key={`${fault.action} ${fault.kind}`}>
          {index > 0 && '; '}
          {wordsOfStatus('unknown', fault)}, <code>{fault.action}</code>
        </Fragment>
      ))}
    </span>
  )
}
