'use client'

import { type FormEvent, useState } from 'react'
import { TextField } from '@/components/fields/text-field'
import { wordsIn } from '@/components/fields/text-of-field'
import { wordsOf } from '@/components/queries/problem-error'
import { useMakeSchedule } from '@/components/queries/schedules'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { usualTimes } from './schedule-words'

const empty = { name: '', time: usualTimes[0].cron as string, cron: '', timeZone: 'UTC', ecsAccounts: '' }

/** Adds a schedule. */
export function ScheduleForm() {
  const [draft, setDraft] = useState(empty)
  const make = useMakeSchedule()
  const put = (change: Partial<typeof empty>) => setDraft({ ...draft, ...change })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const names = wordsIn(draft.ecsAccounts)
    make.mutate(
      {
        name: draft.name,
        cron: draft.time === '' ? draft.cron : draft.time,
        timeZone: draft.timeZone,
        ecsAccounts: names.length === 0 ? null : names,
      },
      { onSuccess: () => setDraft(empty) },
    )
  }
  return (
    <form onSubmit={submit} aria-label="New schedule" className="grid gap-3">
      <TextField
        label="Name"
        required
        maxLength={60}
        value={draft.name}
        onChange={({ target }) => put({ name: target.value })}
      />
      <Field label="Time">
        {(control) => (
          <Select {...control} value={draft.time} onChange={({ target }) => put({ time: target.value })}>
            {usualTimes.map(({ cron, words }) => (
              <option key={cron} value={cron}>
                {words}
              </option>
            ))}
            <option value="">By a cron expression</option>
          </Select>
        )}
      </Field>
      {draft.time === '' && (
        <TextField
          label="Cron expression"
          hint="Minute, hour, day of the month, month, day of the week: 0 6 * * 1-5"
          required
          maxLength={100}
          value={draft.cron}
          onChange={({ target }) => put({ cron: target.value })}
        />
      )}
      <TextField
        label="Time zone"
        hint="UTC, or a name such as Europe/Berlin"
        required
        maxLength={100}
        value={draft.timeZone}
        onChange={({ target }) => put({ timeZone: target.value })}
      />
      <TextField
        label="ECS accounts"
        hint="Names, with spaces or commas between them. Leave it empty to check all."
        value={draft.ecsAccounts}
        onChange={({ target }) => put({ ecsAccounts: target.value })}
      />
      <div>
        <Button type="submit" busy={make.isPending}>
          Add schedule
        </Button>
      </div>
      <div role="alert">{make.error && <p className="text-fail">{wordsOf(make.error)}</p>}</div>
    </form>
  )
}
