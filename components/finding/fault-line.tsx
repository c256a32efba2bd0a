import type { Fault } from '@/lib/readiness/fault'

/** The call that AWS did not answer, and what AWS said. */
export function FaultLine({ fault }: { fault: Fault }) {
  return (
    <p className="wrap-anywhere text-ink-2">
      <code>{fault.action}</code>
      {fault.region && ` in ${fault.region}`}
      {fault.code && (
        <>
          {' '}
          answered <code>{fault.code}</code>
        </>
      )}
      {fault.message && `: ${fault.message}`}
      {fault.requestId && <span className="block text-ink-3 text-small">Request {fault.requestId}</span>}
    </p>
  )
}
