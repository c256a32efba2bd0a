'use client'

import { useState } from 'react'
import { wordsOf } from '@/components/queries/problem-error'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

type AskFirstProps = {
  /** The button, and what is done: "Remove". */
  verb: string
  /** To whom or what: "Ada". */
  what: string
  /** What follows from it. */
  children: string
  act: () => Promise<unknown>
}

/** A button that asks before it takes something away, and says why where it was refused. */
export function AskFirst({ verb, what, children, act }: AskFirstProps) {
  const [isOpen, setOpen] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const confirm = async () => {
    setBusy(true)
    try {
      await act()
      setOpen(false)
    } catch (error) {
      setProblem(wordsOf(error))
    } finally {
      setBusy(false)
    }
  }
  const turn = (open: boolean) => {
    setOpen(open)
    setProblem(null)
  }
  return (
    <>
      <Button variant="quiet" size="small" aria-label={`${verb} ${what}`} onClick={() => turn(true)}>
        {verb}
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={turn}
        title={`${verb} ${what}?`}
        description={children}
        actions={
          <>
            <Button onClick={() => turn(false)}>Cancel</Button>
            <Button variant="danger" busy={isBusy} onClick={confirm}>
              {verb}
            </Button>
          </>
        }
      >
        <div role="alert">{problem && <p className="text-fail">{problem}</p>}</div>
      </Dialog>
    </>
  )
}
