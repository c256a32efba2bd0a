import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import * as contracts from '@/lib/contracts/people'
import { fetchAnswer, fetchJson, json, mergePatch } from './fetch-answer'

export type Person = z.output<typeof contracts.personSchema>
export type Session = z.output<typeof contracts.sessionsSchema>['sessions'][number]
export type Token = z.output<typeof contracts.tokenSchema>
export type Access = Person['access']

const at = (path: string, id: string) => path.replace('{id}', encodeURIComponent(id))

export const mySessionsQuery = queryOptions({
  queryKey: ['me', 'sessions'],
  queryFn: ({ signal }) => fetchJson(contracts.sessionsSchema, contracts.listMySessions.path, { signal }),
  staleTime: 0,
})
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => fetchJson(contracts.peopleSchema, contracts.listPeople.path, { signal }),
})
export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: ({ signal }) => fetchJson(contracts.invitationsSchema, contracts.listInvitations.path, { signal }),
})
export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) => fetchJson(contracts.tokensSchema, contracts.listTokens.path, { signal }),
})
export const sessionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['people', id, 'sessions'],
    queryFn: ({ signal }) => fetchJson(contracts.sessionsSchema, at(contracts.listSessions.path, id), { signal }),
    staleTime: 0,
  })

/** Does something to people, and asks for all of `key` again. */
function useChange<T, R>(key: string, change: (given: T) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: change, onSuccess: () => client.invalidateQueries({ queryKey: [key] }) })
}

const remove = (path: string) => fetchAnswer(path, { method: 'DELETE' })

export const useEndMySession = () => useChange('me', (id: string) => remove(at(contracts.endMySession.path, id)))
export const useChangePassword = () =>
  useChange('me', (given: { current: string; password: string }) =>
    fetchAnswer(contracts.changePassword.path, { method: 'POST', body: json(given) }),
  )
export const usePatchPerson = () =>
  useChange('people', ({ id, access }: { id: string; access: Access }) =>
    fetchAnswer(at(contracts.patchPerson.path, id), { method: 'PATCH', body: mergePatch({ access }) }),
  )
export const useDeletePerson = () => useChange('people', (id: string) => remove(at(contracts.deletePerson.path, id)))
export const useEndSession = (personId: string) =>
  useChange('people', (id: string) =>
    remove(at(contracts.endSession.path, personId).replace('{session}', encodeURIComponent(id))),
  )
export const useInvite = () =>
  useChange('invitations', (given: { email: string; access: Access }) =>
    fetchJson(contracts.newInvitationSchema, contracts.createInvitation.path, { method: 'POST', body: json(given) }),
  )
export const useWithdraw = () =>
  useChange('invitations', (id: string) => remove(at(contracts.deleteInvitation.path, id)))
export const useMakeToken = () =>
  useChange('tokens', (given: z.input<typeof contracts.tokenInputSchema>) =>
    fetchJson(contracts.newTokenSchema, contracts.createToken.path, { method: 'POST', body: json(given) }),
  )
export const useEndToken = () => useChange('tokens', (id: string) => remove(at(contracts.deleteToken.path, id)))
