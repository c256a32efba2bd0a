'use client'

import { type FormEvent, useState } from 'react'
import { TextField } from '@/components/fields/text-field'
import { wordsIn } from '@/components/fields/text-of-field'
import { statusWords } from '@/components/finding/status-words'
import { ShownOnce } from '@/components/people/shown-once'
import { useMakeChannel } from '@/components/queries/channels'
import { wordsOf } from '@/components/queries/problem-error'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { type ToldStatus, toldStatuses } from '@/lib/contracts/told-statuses'
import { kindWords } from './channel-words'

type Draft = { name: string; isSlack: boolean; url: string; ecsAccounts: string; to: readonly ToldStatus[] }

const empty: Draft = { name: '', isSlack: true, url: '', ecsAccounts: '', to: toldStatuses }

/** Adds a channel; a webhook's secret is shown once. */
export function ChannelForm() {
  const [draft, setDraft] = useState(empty)
  const make = useMakeChannel()
  const put = (change: Partial<Draft>) => setDraft({ ...draft, ...change })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { name, isSlack, url, to } = draft
    const names = wordsIn(draft.ecsAccounts)
    const accounts = names.length === 0 ? null : names
    make.mutate(
      { name, kind: isSlack ? 'slack' : 'webhook', url, to: [...to], ecsAccounts: accounts },
      { onSuccess: () => setDraft(empty) },
    )
  }
  return (
    <form onSubmit={submit} aria-label="New channel" className="grid gap-3">
      <TextField
        label="Name"
        required
        maxLength={60}
        value={draft.name}
        onChange={({ target }) => put({ name: target.value })}
      />
      <Field label="Kind">
        {(control) => (
          <Select
            {...control}
            value={draft.isSlack ? 'slack' : 'webhook'}
            onChange={({ target }) => put({ isSlack: target.value === 'slack' })}
          >
            <option value="slack">{kindWords.slack}</option>
            <option value="webhook">{kindWords.webhook}</option>
          </Select>
        )}
      </Field>
      <TextField
        label="Address"
        hint="Only its origin is shown again: treat the rest as a password."
        type="url"
        required
        maxLength={2_048}
        autoComplete="off"
        value={draft.url}
        onChange={({ target }) => put({ url: target.value })}
      />
      <TextField
        label="ECS accounts"
        hint="Names, with spaces or commas between them. Leave it empty to tell changes of all."
        value={draft.ecsAccounts}
        onChange={({ target }) => put({ ecsAccounts: target.value })}
      />
      <Statuses chosen={draft.to} onChoose={(to) => put({ to })} />
      <div>
        <Button type="submit" busy={make.isPending}>
          Add channel
        </Button>
      </div>
      <div role="alert">{make.error && <p className="text-fail">{wordsOf(make.error)}</p>}</div>
      {make.data?.secret !== undefined && (
        <ShownOnce what="secret" text={make.data.secret}>
          Check signatures with this secret. It is not shown again.
        </ShownOnce>
      )}
    </form>
  )
}

type StatusesProps = { chosen: readonly ToldStatus[]; onChoose: (chosen: ToldStatus[]) => void }

function Statuses({ chosen, onChoose }: StatusesProps) {
  const turn = (status: ToldStatus) =>
    onChoose(toldStatuses.filter((each) => (each === status) !== chosen.includes(each)))
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium">Tell changes to</legend>
      {toldStatuses.map((status) => (
        <Checkbox
          key={status}
          label={statusWords[status]}
          checked={chosen.includes(status)}
          onChange={() => turn(status)}
        />
      ))}
    </fieldset>
  )
}
