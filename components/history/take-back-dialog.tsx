'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { ChangeList } from '@/components/accounts/change-list'
import { changesInWords } from '@/components/accounts/changes-in-words'
import { latestRevisionQuery, useTakeBack, type Way } from '@/components/queries/history'
import { ProblemError, wordsOf } from '@/components/queries/problem-error'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FailedState } from '@/components/ui/failed-state'
import { Spinner } from '@/components/ui/spinner'
import type { ImportAnswer } from '@/lib/contracts/registry'
import { useToldWrite } from './use-told-write'

type TakeBackDialogProps = { way: Way; revision: number; onClose: () => void }

const words = {
  restore: {
    title: (revision: number) => `Restore revision ${revision}?`,
    verb: 'Restore',
    done: (revision: number) => `Revision ${revision} is restored`,
    none: 'The registry is as it was in this revision: nothing would change.',
  },
  undo: {
    title: (revision: number) => `Undo revision ${revision}?`,
    verb: 'Undo',
    done: (revision: number) => `Revision ${revision} is undone`,
    none: 'Nothing is left to undo.',
  },
} as const

/** What a restore or an undo would change, and the button that does exactly that, as a new revision. */
export function TakeBackDialog({ way, revision, onClose }: TakeBackDialogProps) {
  const client = useQueryClient()
  const preview = useTakeBack(way)
  const apply = useTakeBack(way)
  const tell = useToldWrite()
  /** Revision of the registry that the dry run was of: another one is not written over unseen. */
  const [read, setRead] = useState<number | null>(null)
  const show = async () => {
    apply.reset()
    const current = await client.fetchQuery(latestRevisionQuery).catch(() => null)
    setRead(current)
    preview.mutate({ revision, dryRun: true, ...(current !== null && { read: current }) })
  }
  const showOnce = useEffectEvent(() => void show())
  useEffect(() => showOnce(), [])

  const write = () => {
    if (read === null) return
    apply.mutate(
      { revision, dryRun: false, read },
      {
        onSuccess: () => {
          onClose()
          tell(words[way].done(revision), [read + 1])
        },
      },
    )
  }
  const mayWrite = read !== null && preview.data !== undefined && preview.data.changes.length > 0
  return (
    <Dialog
      open
      onOpenChange={onClose}
      width="wide"
      title={words[way].title(revision)}
      description="Written as a new revision: nothing of the history is lost."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {mayWrite && (
            <Button variant="primary" busy={apply.isPending} onClick={write}>
              {words[way].verb}
            </Button>
          )}
        </>
      }
    >
      <Outcome
        answer={preview.data}
        error={apply.error ?? preview.error}
        none={words[way].none}
        onRetry={() => void show()}
      />
    </Dialog>
  )
}

type OutcomeProps = { answer: ImportAnswer | undefined; error: Error | null; none: string; onRetry: () => void }

function Outcome({ answer, error, none, onRetry }: OutcomeProps) {
  if (error) {
    const isStale = error instanceof ProblemError && error.status === 412
    return (
      <FailedState
        title={isStale ? 'Somebody else has changed the registry' : 'Nothing was written'}
        detail={wordsOf(error)}
        onRetry={onRetry}
      />
    )
  }
  if (answer === undefined) return <Spinner label="Finding out what would change" />
  return (
    <>
      <p className="mb-2 font-medium">{changesInWords(answer.changes, none)}</p>
      <ChangeList changes={answer.changes} most={50} />
    </>
  )
}
