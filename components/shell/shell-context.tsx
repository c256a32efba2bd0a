'use client'

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { Preferences } from './preferences'
import type { RowCounts, ShellState } from './shell-state'

type Given = ShellState & { preferences: Preferences }
type Shell = Omit<Given, 'counts'> & { counts: RowCounts | null }

const Context = createContext<Shell | null>(null)

/** Gives the frame's state to every part of it. */
export function ShellProvider({ shell, children }: { shell: Given; children: ReactNode }) {
  const counts = useLastKnown(shell.counts)
  return <Context value={{ ...shell, counts }}>{children}</Context>
}

/** The value of the latest promise that had one; null before the first. Never suspends, so that no update waits for it. */
function useLastKnown<T>(promise: Promise<T | null>): T | null {
  const [value, setValue] = useState<T | null>(null)
  useEffect(() => {
    let isCurrent = true
    const keep = (next: T | null) => {
      if (isCurrent && next !== null) setValue(next)
    }
    // A count that could not be made leaves the last one: the pages themselves say what failed.
    promise.then(keep, () => keep(null))
    return () => {
      isCurrent = false
    }
  }, [promise])
  return value
}

/** The frame's state, or null on a page without frame: nobody is signed in. */
export function useShellIfAny(): Shell | null {
  return useContext(Context)
}

/** The frame's state; only inside the frame. */
export function useShell(): Shell {
  const shell = useContext(Context)
  if (!shell) throw new Error('useShell is for parts of the frame: wrap them in ShellProvider')
  return shell
}
