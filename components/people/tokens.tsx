'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { type Person, type Token, tokensQuery, useEndToken } from '@/components/queries/people'
import { BlockTable } from '@/components/ui/block-table'
import { RelativeTime } from '@/components/ui/relative-time'
import { accessWords } from '@/lib/contracts/access-words'
import { AskFirst } from './ask-first'
import { TokenForm } from './token-form'

/** The keys of machines. A token outlives whoever made it: those of somebody who is gone are marked. */
export function Tokens({ people }: { people: readonly Person[] }) {
  const { data } = useSuspenseQuery(tokensQuery)
  const { mutateAsync: end } = useEndToken()
  return (
    <>
      <TokenForm />
      {data.tokens.length > 0 && (
        <BlockTable
          label="Tokens"
          columns={[
            { head: 'Name', longest: 20 },
            { head: 'Begins with', longest: 14 },
            { head: 'Access', longest: 10 },
            { head: 'Made by', longest: 28 },
            { head: 'Last used', longest: 12 },
            { head: 'Expires', longest: 14 },
            { head: 'Action', longest: 8 },
          ]}
          rows={data.tokens.map((token) => ({
            key: token.id,
            cells: [
              token.name,
              <code key="prefix" className="text-small">
                {token.prefix}…
              </code>,
              accessWords[token.access],
              `${token.createdBy}${isOrphan(token, people) ? ', who is gone' : ''}`,
              token.lastUsedAt === null ? 'never' : <RelativeTime key="used" at={token.lastUsedAt} />,
              expiryOf(token),
              <AskFirst key="act" verb="End" what={`the token ${token.name}`} act={() => end(token.id)}>
                Whatever uses it is refused from now on.
              </AskFirst>,
            ],
          }))}
        />
      )}
    </>
  )
}

const isOrphan = ({ createdBy }: Token, people: readonly Person[]) =>
  createdBy.startsWith('person:') && !people.some(({ email }) => createdBy === `person:${email}`)

/** The day, or that there is none. */
function expiryOf({ expiresAt }: Token): string {
  if (expiresAt === null) return 'never'
  return Date.parse(expiresAt) > Date.now() ? expiresAt.slice(0, 10) : `expired ${expiresAt.slice(0, 10)}`
}
