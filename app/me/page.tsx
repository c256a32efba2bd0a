import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { Me } from '@/components/me/me'
import { mySessionsQuery } from '@/components/queries/people'
import { hasPassword, listMySessions } from '@/lib/answers/me'
import { currentRuntime } from '@/lib/current-runtime'

export const dynamic = 'force-dynamic'
export const metadata = { title: 'You' }

export default async function MePage() {
  const runtime = await currentRuntime()
  const asker = await runtime.auth.whoAsks(await headers())
  if (asker === null) redirect('/sign-in?next=/me')
  const client = new QueryClient()
  await client.prefetchQuery({ ...mySessionsQuery, queryFn: () => listMySessions(runtime, asker) })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Me hasPassword={await hasPassword(runtime, asker)} />
    </HydrationBoundary>
  )
}
