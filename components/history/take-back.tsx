'use client'

import { useState } from 'react'
import type { Way } from '@/components/queries/history'
import { useShell } from '@/components/shell/shell-context'
import { Button } from '@/components/ui/button'
import { TakeBackDialog } from './take-back-dialog'

const words = { restore: 'Restore', undo: 'Undo this write' } as const

/** A button that first shows what a restore or an undo would change, and then does it. Absent for whoever may not write. */
export function TakeBack({ way, revision }: { way: Way; revision: number }) {
  const { mayEdit } = useShell().person
  const [isOpen, setOpen] = useState(false)
  if (!mayEdit) return null
  return (
    <>
      <Button variant={way === 'restore' ? 'primary' : 'secondary'} onClick={() => setOpen(true)}>
        {words[way]}
      </Button>
      {isOpen && <TakeBackDialog way={way} revision={revision} onClose={() => setOpen(false)} />}
    </>
  )
}
