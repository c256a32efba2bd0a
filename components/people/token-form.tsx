'use client'

import { type FormEvent, useState } from 'react'
import { TextField } from '@/components/fields/text-field'
import { type Access, useMakeToken } from '@/components/queries/people'
import { wordsOf } from '@/components/queries/problem-error'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { AccessField } from './access-field'
import { ShownOnce } from './shown-once'

const lifetimes = [30, 90, 365]

/** Makes a token, which is shown once. */
export function TokenForm() {
  const [name, setName] = useState('')
  const [access, setAccess] = useState<Access>('read')
  const [days, setDays] = useState('90')
  const make = useMakeToken()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const end = days === '' ? {} : { expiresInDays: Number(days) }
    make.mutate({ name, access, ...end }, { onSuccess: () => setName('') })
  }
  return (
    <form onSubmit={submit} className="grid max-w-2xl gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-48 flex-1">
          <TextField
            label="Name"
            required
            maxLength={60}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        </div>
        <AccessField value={access} onChange={setAccess} />
        <Field label="Expires">
          {(control) => (
            <Select {...control} value={days} onChange={({ target }) => setDays(target.value)}>
              {lifetimes.map((each) => (
                <option key={each} value={each}>
                  in {each} days
                </option>
              ))}
              <option value="">never</option>
            </Select>
          )}
        </Field>
        <Button type="submit" busy={make.isPending}>
          Make a token
        </Button>
      </div>
      <div role="alert">{make.error && <p className="text-fail">{wordsOf(make.error)}</p>}</div>
      {make.data && (
        <ShownOnce what="token" text={make.data.token}>
          Give this token to the machine that needs it. It is not shown again.
        </ShownOnce>
      )}
    </form>
  )
}
