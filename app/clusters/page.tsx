import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import { Clusters } from '@/components/clusters/clusters'
import { loadClustersView, questionIn } from '@/components/clusters/clusters-view'
import { clustersQuery } from '@/components/queries/clusters'
import { clusterFitsQuery } from '@/components/queries/fit'
import { fitClusters } from '@/lib/answers/fit-clusters'
import { listClusters } from '@/lib/answers/rows'
import { currentRuntime } from '@/lib/current-runtime'

export const dynamic = 'force-dynamic'
export const metadata = { title: 'Clusters' }

type Props = { searchParams: Promise<Record<string, string | string[]>> }

export default async function ClustersPage({ searchParams }: Props) {
  const [runtime, view] = await Promise.all([currentRuntime(), loadClustersView(searchParams)])
  const filter = { stale: 'include' } as const
  const body = questionIn(view)
  const client = new QueryClient()
  await Promise.all([
    client.prefetchQuery({ ...clustersQuery(filter), queryFn: () => listClusters(runtime, filter) }),
    body && client.prefetchQuery({ ...clusterFitsQuery(body), queryFn: () => fitClusters(runtime, { body }) }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Clusters />
    </HydrationBoundary>
  )
}
