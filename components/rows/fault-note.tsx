import { wordsOfStatus } from '@/components/finding/status-words'
import { IntentLink } from '@/components/ui/intent-link'
import type { Fault } from '@/lib/readiness/fault'

type FaultNoteProps = {
  fault: Fault
  /** Where the account's page says what would let the call through. */
  href: string
}

/** The call that left rows out and what came of it: never to be taken for an empty list. */
export function FaultNote({ fault, href }: FaultNoteProps) {
  return (
    <span className="inline-flex max-w-full items-center gap-2.5 text-unknown">
      <IntentLink
        href={href}
        title={fault.message}
        className="wrap-anywhere min-h-6 min-w-0 rounded-sm py-0.5 hover:underline"
      >
        {wordsOfStatus('unknown', fault)}, <code>{fault.action}</code>
      </IntentLink>
    </span>
  )
}
