'use client'

import { type FormEvent, useId, useState } from 'react'
import { TextField } from '@/components/fields/text-field'
import { useMute } from '@/components/queries/mutes'
import { wordsOf } from '@/components/queries/problem-error'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast'
import type { Finding } from '@/lib/readiness/finding'
import { counted } from '@/lib/readiness/words'

type MuteDialogProps = { ecsAccount: string; findings: readonly Finding[]; onClose: () => void }

const dayMs = 86_400_000
const dateAhead = (days: number) => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10)

const end = 'The mute ends after that day, and earlier when the finding changes.'
const aboutOne = `It stays in the list and no longer counts for the account’s status. ${end}`
const aboutSeveral = `They stay in the list and no longer count for the account’s status. ${end}`

/** Asks why findings are set aside and until when, and sets them aside. */
export function MuteDialog({ ecsAccount, findings, onClose }: MuteDialogProps) {
  const form = useId()
  const [days] = useState(() => ({ first: dateAhead(0), usual: dateAhead(7), last: dateAhead(365) }))
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState(days.usual)
  const mute = useMute()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mute.mutate(
      { ecsAccount, findings, reason, until },
      {
        onSuccess: () => {
          onClose()
          void toast({ title: `${counted(findings.length, 'finding is', 'findings are')} muted until ${until}` })
        },
      },
    )
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={findings.length === 1 ? 'Mute this finding?' : `Mute these ${findings.length} findings?`}
      description={findings.length === 1 ? aboutOne : aboutSeveral}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" busy={mute.isPending}>
            Mute
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="grid gap-3">
        <TextField
          label="Reason"
          required
          maxLength={1000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <TextField
          label="Until"
          hint="The end of that day, UTC. At most a year."
          type="date"
          required
          min={days.first}
          max={days.last}
          value={until}
          onChange={({ target }) => setUntil(target.value)}
        />
        <div role="alert">{mute.error && <p className="text-fail">{wordsOf(mute.error)}</p>}</div>
      </form>
    </Dialog>
  )
}
