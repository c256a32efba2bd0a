'use client'

import { type FormEvent, useState } from 'react'
import { useChangePassword } from '@/components/queries/people'
import { wordsOf } from '@/components/queries/problem-error'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

/** The current password, and another one. */
export function PasswordForm() {
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const change = useChangePassword()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(
      { current, password },
      {
        onSuccess: () => {
          setCurrent('')
          setPassword('')
        },
      },
    )
  }
  return (
    <form onSubmit={submit} className="grid gap-3">
      <Field label="Current password">
        {(control) => (
          <Input
            {...control}
            type="password"
            required
            autoComplete="current-password"
            value={current}
            onChange={({ target }) => setCurrent(target.value)}
          />
        )}
      </Field>
      <Field label="New password" hint="At least 12 characters.">
        {(control) => (
          <Input
            {...control}
            type="password"
            required
            minLength={12}
            maxLength={200}
            autoComplete="new-password"
            value={password}
            onChange={({ target }) => setPassword(target.value)}
          />
        )}
      </Field>
      <div>
        <Button type="submit" busy={change.isPending}>
          Change password
        </Button>
      </div>
      <div role="status">{change.isSuccess && <p>The password is changed. All other browsers are signed out.</p>}</div>
      <div role="alert">{change.error && <p className="text-fail">{wordsOf(change.error)}</p>}</div>
    </form>
  )
}
