import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import { registryQuery } from '@/components/queries/registry'
import { Readiness } from '@/components/readiness/readiness'
import { currentRuntime } from '@/lib/current-runtime'
import { listReadinessSummaries } from '@/lib/http/answers/readiness'
import { getRegistry } from '@/lib/http/answers/registry'
import { checks } from '@/lib/readiness/checks'
import { groups } from '@/lib/readiness/group'

export const dynamic = 'force-dynamic'
export const metadata = { title: 'Readiness' }

const groupsWithChecks = groups.filter((group) => checks.some((check) => check.group === group))

export default async function ReadinessPage() {
  const runtime = await currentRuntime()
  const client = new QueryClient()
  const [summaries] = await Promise.all([
    listReadinessSummaries(runtime),
    client.prefetchQuery({ ...registryQuery, queryFn: () => getRegistry(runtime) }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Readiness summaries={summaries} groups={groupsWithChecks} />
    </HydrationBoundary>
  )
}
