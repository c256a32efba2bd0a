import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import { readinessQuery } from '@/components/queries/readiness'
import { accountRows } from '@/components/readiness/account-row'
import { packRows } from '@/components/readiness/packed-rows'
import { Readiness } from '@/components/readiness/readiness'
import { loadView } from '@/components/readiness/readiness-view'
import { Trend } from '@/components/readiness/trend'
import { listTurns } from '@/lib/answers/changes'
import { getFirstRun } from '@/lib/answers/first-run'
import { getReadiness, listReadinessSummaries } from '@/lib/answers/readiness'
import { getRegistry } from '@/lib/answers/registry'
import { listSharedCauses } from '@/lib/answers/shared-causes'
import { getTrendOnce } from '@/lib/answers/trend'
import { currentRuntime } from '@/lib/current-runtime'
import { checks } from '@/lib/readiness/checks'
import { groups } from '@/lib/readiness/group'

export const dynamic = 'force-dynamic'
// The layout's template is for the segments below it.
export const metadata = { title: { absolute: 'Readiness · Shipshape' } }

/** A check of a fleet may turn all of it: no page takes a thousand along. */
const mostTurns = 100

const trendDays = 30

const groupsWithChecks = groups.filter((group) => checks.some((check) => check.group === group))

export default async function ReadinessPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>
}) {
  const [runtime, { cell }] = await Promise.all([currentRuntime(), loadView(searchParams)])
  const client = new QueryClient()
  const [registry, summaries, turns, trend] = await Promise.all([
    getRegistry(runtime),
    listReadinessSummaries(runtime),
    listTurns(runtime),
    getTrendOnce(runtime, trendDays),
    cell && client.prefetchQuery({ ...readinessQuery(cell.ecsAccount), queryFn: () => getReadiness(runtime, cell) }),
  ])
  const [causes, firstRun] = await Promise.all([
    listSharedCauses(runtime, summaries),
    getFirstRun(runtime, registry, summaries),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Readiness
        packed={packRows(accountRows(registry, summaries))}
        groups={groupsWithChecks}
        turns={turns.slice(0, mostTurns)}
        trend={<Trend days={trend} />}
        causes={causes}
        firstRun={firstRun}
      />
    </HydrationBoundary>
  )
}
