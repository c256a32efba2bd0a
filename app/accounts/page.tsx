import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import { Accounts } from '@/components/accounts/accounts'
import { registryQuery } from '@/components/queries/registry'
import { listReadinessSummaries } from '@/lib/answers/readiness'
import { getRegistry } from '@/lib/answers/registry'
import { currentRuntime } from '@/lib/current-runtime'

export const dynamic = 'force-dynamic'
export const metadata = { title: 'Accounts' }

export default async function AccountsPage() {
  const runtime = await currentRuntime()
  const client = new QueryClient()
  const [summaries] = await Promise.all([
    listReadinessSummaries(runtime),
    client.prefetchQuery({ ...registryQuery, queryFn: () => getRegistry(runtime) }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Accounts summaries={summaries} />
    </HydrationBoundary>
  )
}
