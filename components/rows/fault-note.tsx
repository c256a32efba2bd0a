import Link from 'next/link'
import { wordsOfStatus } from '@/components/finding/status-words'
import type { Fault } from '@/lib/readiness/fault'

type FaultNoteProps = {
  fault: Fault
  /** Where the account's page says what would let the call through. */
  href: string
  band?: boolean
}

/** The call that left rows out and what came of it, behind a hatched band: never to be taken for an empty list. */
export function FaultNote({ fault, href, band = true }: FaultNoteProps) {
  return (
    <span className="inline-flex max-w-full items-center gap-2.5 text-unknown">
      {band && <span aria-hidden="true" className="hatch h-3 w-14 shrink-0 rounded-sm border border-unknown" />}
      <Link href={href} title={fault.message} className="min-w-0 rounded-sm [overflow-wrap:anywhere] hover:underline">
        {wordsOfStatus('unknown', fault)}, <code>{fault.action}</code>
      </Link>
    </span>
  )
}
