import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import { People } from '@/components/people/people'
import { invitationsQuery, peopleQuery, tokensQuery } from '@/components/queries/people'
import { listInvitations } from '@/lib/answers/invitations'
import { listPeople } from '@/lib/answers/people'
import { listTokens } from '@/lib/answers/tokens'
import { currentRuntime } from '@/lib/current-runtime'

export const dynamic = 'force-dynamic'
export const metadata = { title: 'People' }

export default async function PeoplePage() {
  const runtime = await currentRuntime()
  const client = new QueryClient()
  await Promise.all([
    client.prefetchQuery({ ...peopleQuery, queryFn: () => listPeople(runtime) }),
    client.prefetchQuery({ ...invitationsQuery, queryFn: () => listInvitations(runtime) }),
    client.prefetchQuery({ ...tokensQuery, queryFn: () => listTokens(runtime) }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <People passwords={runtime.env.passwords} />
    </HydrationBoundary>
  )
}
