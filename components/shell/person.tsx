'use client'

import { CircleUserRound } from 'lucide-react'
import Link from 'next/link'
import { buttonStyle } from '@/components/ui/button-style'
import { accessWords } from '@/lib/contracts/access-words'
import { useShell } from './shell-context'

const may = {
  read: 'You can read but not change anything.',
  edit: 'You can change the registry and start checks.',
  admin: 'You can change the registry, start checks and manage people.',
} as const

/** Who is signed in, behind an icon; the browser's own popover and a form, which need no script. */
export function Person() {
  const { person, mode } = useShell()
  return (
    <>
      <button
        type="button"
        popoverTarget="person"
        aria-label={`Signed in as ${person.name}`}
        className="grid size-[30px] shrink-0 place-items-center rounded text-ink-2 hover:bg-hover hover:text-ink"
      >
        <CircleUserRound className="size-4" aria-hidden="true" />
      </button>
      <div
        id="person"
        popover="auto"
        className="inset-auto top-[44px] right-4 m-0 w-64 rounded-card border border-line-strong bg-card p-3 text-ink shadow-panel"
      >
        <p className="break-words font-medium">{person.name}</p>
        {person.email && <p className="break-words text-ink-2">{person.email}</p>}
        <p className="text-ink-2">
          {accessWords[person.access]}. {may[person.access]}
        </p>
        {mode === 'sandbox' && (
          <p className="mt-2 text-ink-3 text-small">
            The sandbox signs in every browser on this machine without a password.
          </p>
        )}
        <p className="mt-2 grid gap-1">
          <Link href="/me" className="text-link">
            Your sessions
          </Link>
          {mode === 'sandbox' && (
            <Link href="/settings#connect-aws" className="text-link">
              Connect AWS
            </Link>
          )}
          {person.isAdmin && (
            <>
              <Link href="/people" className="text-link">
                People and tokens
              </Link>
              <Link href="/audit" className="text-link">
                Audit
              </Link>
            </>
          )}
        </p>
        {mode === 'live' && (
          <form method="post" action="/sign-out" className="mt-3">
            <button type="submit" className={buttonStyle({ size: 'small' })}>
              Sign out
            </button>
          </form>
        )}
      </div>
    </>
  )
}
