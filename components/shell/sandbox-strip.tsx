'use client'

import Link from 'next/link'
import { useState } from 'react'
import { counted } from '@/lib/readiness/words'
import { savePreference } from './preferences'
import { useShellIfAny } from './shell-context'

/** Says on every page of the sandbox that its AWS is imaginary, and how to connect the real one. */
export function SandboxStrip() {
  const shell = useShellIfAny()
  const [hidden, setHidden] = useState(shell?.preferences.strip === 'hidden')
  if (shell?.mode !== 'sandbox' || hidden) return null
  const hide = () => {
    savePreference('strip', 'hidden')
    setHidden(true)
  }
  return (
    <aside
      aria-label="Sandbox"
      data-print="hide"
      className="flex min-h-8 items-center gap-2 border-line border-b bg-panel px-6 py-1.5 text-ink-2 text-small max-bar:px-4"
    >
      <p className="min-w-0">Imaginary AWS: {counted(shell.ecsAccounts, 'account')}, none of this is your data.</p>
      <Link href="/settings#connect-aws" className="inline-flex min-h-6 shrink-0 items-center text-link">
        Connect AWS
      </Link>
      <button
        type="button"
        onClick={hide}
        aria-label="Hide this notice"
        className="ml-auto h-6 shrink-0 rounded px-1 hover:text-ink"
      >
        Hide
      </button>
    </aside>
  )
}
