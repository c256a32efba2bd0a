'use client'

import type { ReactNode } from 'react'
import { useShell } from '@/components/shell/shell-context'

/** Fields that editors change; whoever may only read finds them locked, and as legible. */
export function ForEditors({ children }: { children: ReactNode }) {
  const { mayEdit } = useShell().person
  if (mayEdit) return children
  return (
    <fieldset disabled className="contents [&_:disabled]:opacity-100">
      {children}
    </fieldset>
  )
}
