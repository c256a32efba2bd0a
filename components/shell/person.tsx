'use client'

import { CircleUserRound } from 'lucide-react'
import { useShell } from './shell-context'

/** Who is signed in, behind an icon; the browser's own popover, which needs no script. */
export function Person() {
  const { person, mode } = useShell()
  return (
    <>
      <button
        type="button"
        popoverTarget="person"
        aria-label={`Signed in as ${person.actor}`}
        className="grid size-[30px] shrink-0 place-items-center rounded text-ink-2 hover:bg-hover hover:text-ink"
      >
        <CircleUserRound className="size-4" aria-hidden="true" />
      </button>
      <div
        id="person"
        popover="auto"
        className="inset-auto top-[44px] right-4 m-0 w-64 rounded-card border border-line-strong bg-card p-3 text-ink shadow-panel"
      >
        <p className="font-medium">{person.actor}</p>
        <p className="text-ink-2">
          {person.mayEdit ? 'You can change the registry and start checks.' : 'You can read but not change anything.'}
        </p>
        {mode === 'sandbox' && (
          <p className="mt-2 text-ink-3 text-small">
            The sandbox signs in every browser on this machine without a password.
          </p>
        )}
      </div>
    </>
  )
}
