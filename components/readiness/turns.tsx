'use client'

import { useState } from 'react'
import { statusText } from '@/components/finding/status-words'
import { IntentLink } from '@/components/ui/intent-link'
import { RelativeTime } from '@/components/ui/relative-time'
import type { Turn } from '@/lib/contracts/changes'
import type { Status } from '@/lib/readiness/status'

const became: Record<Status, string> = {
  pass: 'became ready',
  warn: 'came to need attention',
  fail: 'became blocked',
  unknown: 'could no longer be checked',
  'not-applicable': 'has nothing to check any more',
}

const first = 3

/** Accounts whose status changed of late, newest first: "media-ecs became blocked 4 min ago". */
export function Turns({ turns }: { turns: readonly Turn[] }) {
  const [isOpen, setOpen] = useState(false)
  const shown = isOpen ? turns : turns.slice(0, first)
  const rest = turns.length - shown.length
  return (
    <>
      {shown.map(({ ecsAccount, after, since }, index) => (
        <span key={ecsAccount}>
          <IntentLink
            href={`/readiness/${encodeURIComponent(ecsAccount)}`}
            className="text-ink underline decoration-1 decoration-line-strong underline-offset-4 hover:decoration-ink"
          >
            {ecsAccount}
          </IntentLink>{' '}
          <span className={statusText[after]}>{became[after]}</span> <RelativeTime at={since} />
          {index < shown.length - 1 || rest > 0 ? ', ' : '. '}
        </span>
      ))}
      {rest > 0 && (
        <button type="button" onClick={() => setOpen(true)} className="inline-link">
          {rest} more changed
        </button>
      )}
      {rest > 0 && '. '}
    </>
  )
}
