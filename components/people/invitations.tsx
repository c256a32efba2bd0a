'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type Access, invitationsQuery, useInvite, useWithdraw } from '@/components/queries/people'
import { wordsOf } from '@/components/queries/problem-error'
import { BlockTable } from '@/components/ui/block-table'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { RelativeTime } from '@/components/ui/relative-time'
import { accessWords } from '@/lib/contracts/access-words'
import { AccessField } from './access-field'
import { AskFirst } from './ask-first'
import { ShownOnce } from './shown-once'

/** Makes links that let one person in each, and lists those that nobody has used. */
export function Invitations() {
  const { data } = useSuspenseQuery(invitationsQuery)
  const { mutateAsync: withdraw } = useWithdraw()
  return (
    <>
      <InviteForm />
      {data.invitations.length > 0 && (
        <BlockTable
          label="Open invitations"
          columns={[
            { head: 'E-mail', longest: 28 },
            { head: 'Access', longest: 12 },
            { head: 'Invited by', longest: 28 },
            { head: 'Invited', longest: 12 },
            { head: 'Action', longest: 12 },
          ]}
          rows={data.invitations.map(({ id, email, access, createdBy, createdAt }) => ({
            key: id,
            cells: [
              email,
              accessWords[access],
              createdBy,
              <RelativeTime key="created" at={createdAt} />,
              <AskFirst key="act" verb="Withdraw" what={`the invitation of ${email}`} act={() => withdraw(id)}>
                Its link no longer works.
              </AskFirst>,
            ],
          }))}
        />
      )}
    </>
  )
}

function InviteForm() {
  const [email, setEmail] = useState('')
  const [access, setAccess] = useState<Access>('read')
  const invite = useInvite()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    invite.mutate({ email, access }, { onSuccess: () => setEmail('') })
  }
  return (
    <form onSubmit={submit} className="grid max-w-xl gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-56 flex-1">
          <Field label="E-mail">
            {(control) => (
              <Input
                {...control}
                type="email"
                required
                autoComplete="off"
                value={email}
                onChange={({ target }) => setEmail(target.value)}
              />
            )}
          </Field>
        </div>
        <AccessField value={access} onChange={setAccess} />
        <Button type="submit" busy={invite.isPending}>
          Invite
        </Button>
      </div>
      <div role="alert">{invite.error && <p className="text-fail">{wordsOf(invite.error)}</p>}</div>
      {invite.data && (
        <ShownOnce what="link" text={invite.data.link}>
          Send this link to the person you invite. It works once, within 7 days, and is not shown again.
        </ShownOnce>
      )}
    </form>
  )
}
