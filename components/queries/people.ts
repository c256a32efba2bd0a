import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { PathOf } from '@/lib/contracts/called'
import type { Contract } from '@/lib/contracts/contract'
import type * as contracts from '@/lib/contracts/people'
import { fetchAnswer, fetchJson, json, mergePatch } from './fetch-answer'

export type Person = z.output<typeof contracts.personSchema>
export type Session = z.output<typeof contracts.sessionsSchema>['sessions'][number]
export type Token = z.output<typeof contracts.tokenSchema>
export type Access = Person['access']

const part = encodeURIComponent

export const mySessionsQuery = queryOptions({
  queryKey: ['me', 'sessions'],
  queryFn: ({ signal }) => fetchJson<typeof contracts.listMySessions>('/api/v1/me/sessions', { signal }),
  staleTime: 0,
})
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => fetchJson<typeof contracts.listPeople>('/api/v1/people', { signal }),
})
export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: ({ signal }) => fetchJson<typeof contracts.listInvitations>('/api/v1/invitations', { signal }),
})
export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) => fetchJson<typeof contracts.listTokens>('/api/v1/tokens', { signal }),
})
export const sessionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['people', id, 'sessions'],
    queryFn: ({ signal }) =>
      fetchJson<typeof contracts.listSessions>(`/api/v1/people/${part(id)}/sessions`, { signal }),
    staleTime: 0,
  })

/** Does something to people, and asks for all of `key` again. */
function useChange<T, R>(key: string, change: (given: T) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: change, onSuccess: () => client.invalidateQueries({ queryKey: [key] }) })
}

const remove = <C extends Contract>(path: PathOf<C>) => fetchAnswer<C>(path, { method: 'DELETE' })

export const useEndMySession = () =>
  useChange('me', (id: string) => remove<typeof contracts.endMySession>(`/api/v1/me/sessions/${part(id)}`))
export const useChangePassword = () =>
  useChange('me', (given: { current: string; password: string }) =>
    fetchAnswer<typeof contracts.changePassword>('/api/v1/me/password', { method: 'POST', body: json(given) }),
  )
export const usePatchPerson = () =>
  useChange('people', ({ id, access }: { id: string; access: Access }) =>
    fetchAnswer<typeof contracts.patchPerson>(`/api/v1/people/${part(id)}`, {
      method: 'PATCH',
      body: mergePatch({ access }),
    }),
  )
export const useDeletePerson = () =>
  useChange('people', (id: string) => remove<typeof contracts.deletePerson>(`/api/v1/people/${part(id)}`))
export const useEndSession = (personId: string) =>
  useChange('people', (id: string) =>
    remove<typeof contracts.endSession>(`/api/v1/people/${part(personId)}/sessions/${part(id)}`),
  )
export const useInvite = () =>
  useChange('invitations', (given: { email: string; access: Access }) =>
    fetchJson<typeof contracts.createInvitation>('/api/v1/invitations', { method: 'POST', body: json(given) }),
  )
export const useWithdraw = () =>
  useChange('invitations', (id: string) => remove<typeof contracts.deleteInvitation>(`/api/v1/invitations/${part(id)}`))
export const useMakeToken = () =>
  useChange('tokens', (given: z.input<typeof contracts.tokenInputSchema>) =>
    fetchJson<typeof contracts.createToken>('/api/v1/tokens', { method: 'POST', body: json(given) }),
  )
export const useEndToken = () =>
  useChange('tokens', (id: string) => remove<typeof contracts.deleteToken>(`/api/v1/tokens/${part(id)}`))
