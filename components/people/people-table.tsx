'use client'

import { useState } from 'react'
import { type Person, useDeletePerson, usePatchPerson } from '@/components/queries/people'
import { wordsOf } from '@/components/queries/problem-error'
import { BlockTable } from '@/components/ui/block-table'
import { RelativeTime } from '@/components/ui/relative-time'
import { accessWords } from '@/lib/contracts/access-words'
import { AccessSelect } from './access-select'
import { AskFirst } from './ask-first'
import { SessionsOf } from './sessions-of'

/** Everybody who signs in. */
export function PeopleTable({ people }: { people: readonly Person[] }) {
  const { mutateAsync: remove } = useDeletePerson()
  const [problem, setProblem] = useState<string | null>(null)
  return (
    <>
      <div role="alert">{problem && <p className="text-fail">{problem}</p>}</div>
      <BlockTable
        label="People"
        columns={[
          { head: 'Name', longest: 20 },
          { head: 'E-mail', longest: 28 },
          { head: 'Access', longest: 14 },
          { head: 'Signs in with', longest: 14 },
          { head: 'Last seen', longest: 12 },
          { head: 'Actions', longest: 22 },
        ]}
        rows={people.map((person) => ({
          key: person.id,
          cells: [
            person.name,
            person.email,
            <AccessOf key="access" person={person} onProblem={setProblem} />,
            person.from === 'oidc' ? 'identity provider' : 'password',
            person.lastSeenAt === null ? 'never' : <RelativeTime key="seen" at={person.lastSeenAt} />,
            <span key="actions" className="-ml-2.5 flex">
              <SessionsOf person={person} />
              <AskFirst verb="Remove" what={person.name} act={() => remove(person.id)}>
                {person.from === 'oidc'
                  ? 'Their sessions end. As long as their groups at the identity provider have access, they can sign in again.'
                  : 'Their sessions end and they can no longer sign in. History keeps what they changed, and tokens they made still work.'}
              </AskFirst>
            </span>,
          ],
        }))}
      />
    </>
  )
}

type AccessOfProps = { person: Person; onProblem: (problem: string | null) => void }

/** What a person may do; of the identity provider's people their groups decide. */
function AccessOf({ person, onProblem }: AccessOfProps) {
  const patch = usePatchPerson()
  if (person.from === 'oidc') return `${accessWords[person.access]}, by groups`
  return (
    <AccessSelect
      aria-label={`Access of ${person.name}`}
      value={patch.isPending ? patch.variables.access : person.access}
      onChoose={(access) => {
        onProblem(null)
        patch.mutate({ id: person.id, access }, { onError: (error) => onProblem(wordsOf(error)) })
      }}
    />
  )
}
