import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import { Clusters } from '@/components/clusters/clusters'
import { clustersQuery } from '@/components/queries/clusters'
import { listClusters } from '@/lib/answers/rows'
import { currentRuntime } from '@/lib/current-runtime'

export const dynamic = 'force-dynamic'
export const metadata = { title: 'Clusters' }

export default async function ClustersPage() {
  const runtime = await currentRuntime()
  const filter = { stale: 'include' } as const
  const client = new QueryClient()
  await client.prefetchQuery({ ...clustersQuery(filter), queryFn: () => listClusters(runtime, filter) })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Clusters />
    </HydrationBoundary>
  )
}
