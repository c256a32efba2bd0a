'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Person, sessionsQuery, useEndSession } from '@/components/queries/people'
import { wordsOf } from '@/components/queries/problem-error'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Spinner } from '@/components/ui/spinner'
import { SessionList } from './session-list'

/** The sessions of a person, behind a button: read when it is opened. */
export function SessionsOf({ person }: { person: Person }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="quiet" size="small" aria-label={`Sessions of ${person.name}`} onClick={() => setOpen(true)}>
        Sessions
      </Button>
      <Dialog open={isOpen} onOpenChange={setOpen} title={`Sessions of ${person.name}`} width="wide">
        <Sessions person={person} />
      </Dialog>
    </>
  )
}

function Sessions({ person }: { person: Person }) {
  const { data, error } = useQuery(sessionsQuery(person.id))
  const { mutateAsync: end } = useEndSession(person.id)
  if (error) return <p className="text-fail">{wordsOf(error)}</p>
  if (data === undefined) return <Spinner label="Reading" />
  return <SessionList sessions={data.sessions} end={end} />
}
