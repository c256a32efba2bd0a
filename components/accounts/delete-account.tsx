'use client'

import { useState } from 'react'
import { wordsOf } from '@/components/queries/problem-error'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { byCount } from '@/lib/readiness/words'

type DeleteAccountProps = {
  /** "AWS account core". */
  what: string
  /** What goes with it, or stays. */
  children: string
  /** ECS accounts that name it: while there are any, it cannot be removed. */
  namedBy?: readonly string[]
  remove: () => Promise<unknown>
  onRemoved: () => void
}

/** Asks before an account is removed, and says what stands in the way. */
export function DeleteAccount({ what, children, namedBy = [], remove, onRemoved }: DeleteAccountProps) {
  const [isOpen, setOpen] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const confirm = async () => {
    setBusy(true)
    try {
      await remove()
      setOpen(false)
      onRemoved()
    } catch (error) {
      setProblem(wordsOf(error))
    } finally {
      setBusy(false)
    }
  }
  const isHeld = namedBy.length > 0
  return (
    <>
      <Button variant="quiet" onClick={() => setOpen(true)}>
        Delete
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={(open) => {
          setOpen(open)
          setProblem(null)
        }}
        title={isHeld ? `${what} cannot be deleted yet` : `Delete ${what}?`}
        description={isHeld ? `${namedBy.join(', ')} ${byCount(namedBy.length, 'names', 'name')} it.` : children}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{isHeld ? 'Close' : 'Keep it'}</Button>
            {!isHeld && (
              <Button variant="danger" busy={isBusy} onClick={confirm}>
                Delete
              </Button>
            )}
          </>
        }
      >
        {isHeld && (
          <p className="text-ink-2">
            Delete {byCount(namedBy.length, 'that ECS account', 'those ECS accounts')} first, or give{' '}
            {byCount(namedBy.length, 'it', 'them')} another AWS account.
          </p>
        )}
        <div role="alert">{problem && <p className="text-fail">{problem}</p>}</div>
      </Dialog>
    </>
  )
}
