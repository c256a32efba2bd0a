'use client'

import { useState } from 'react'
import { IntentLink } from '@/components/ui/intent-link'
import { RelativeTime } from '@/components/ui/relative-time'
import type { Turn } from '@/lib/readiness/changes/turn'
import type { AccountRow, RowStatus } from './account-row'
import { rowText } from './row-words'

const became: Record<Exclude<RowStatus, 'not-checked'>, string> = {
  pass: 'became ready',
  gaps: 'became ready as far as it could be read',
  warn: 'now needs attention',
  fail: 'became blocked',
  unknown: 'could no longer be checked',
  'not-applicable': 'no longer has anything to check',
}

const first = 3

/** A check of a fleet may turn all of it: no line names a thousand. */
const mostNamed = 25

export type TurnsProps = {
  turns: readonly Turn[]
  /** The reader's last visit, since when they changed; null where none is known. */
  since: string | null
  rows: readonly AccountRow[]
}

/** Accounts whose status changed of late, newest first: "media-ecs became blocked 4 min ago". */
export function Turns({ turns, since, rows }: TurnsProps) {
  const [isOpen, setOpen] = useState(false)
  const shown = turns.slice(0, isOpen ? mostNamed : first)
  const rest = turns.length - shown.length
  return (
    <>
      {since !== null && shown.length > 0 && (
        <>
          Since your last visit, <RelativeTime at={since} />:{' '}
        </>
      )}
      {shown.map((turn, index) => (
        <span key={turn.ecsAccount}>
          <TurnWords turn={turn} rows={rows} />
          {index < shown.length - 1 || rest > 0 ? ', ' : '. '}
        </span>
      ))}
      {rest > 0 && isOpen && `${rest} more changed`}
      {rest > 0 && !isOpen && (
        <button type="button" onClick={() => setOpen(true)} className="inline-link">
          {rest} more changed
        </button>
      )}
      {rest > 0 && '. '}
    </>
  )
}

function TurnWords({ turn: { ecsAccount, after, since }, rows }: { turn: Turn; rows: readonly AccountRow[] }) {
  const to = turnedTo(ecsAccount, after, rows)
  return (
    <>
      <IntentLink
        href={`/readiness/${encodeURIComponent(ecsAccount)}`}
        className="text-ink underline decoration-1 decoration-line-strong underline-offset-4 hover:decoration-ink"
      >
        {ecsAccount}
      </IntentLink>{' '}
      <span className={rowText[to]}>{became[to]}</span> <RelativeTime at={since} />
    </>
  )
}

/** A turn knows statuses alone; whether ready has gaps is known of the account as it is now. */
function turnedTo(name: string, after: Turn['after'], rows: readonly AccountRow[]): Turn['after'] | 'gaps' {
  const hasGaps = rows.some(({ ecsAccount, status }) => ecsAccount === name && status === 'gaps')
  return after === 'pass' && hasGaps ? 'gaps' : after
}
