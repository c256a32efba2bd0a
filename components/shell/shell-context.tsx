'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { Preferences } from './preferences'
import type { ShellState } from './shell-state'

type Shell = ShellState & { preferences: Preferences }

const Context = createContext<Shell | null>(null)

/** Gives the frame's state to every part of it. */
export function ShellProvider({ shell, children }: { shell: Shell; children: ReactNode }) {
  return <Context value={shell}>{children}</Context>
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
