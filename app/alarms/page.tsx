import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import { Alarms } from '@/components/alarms/alarms'
import { alarmsQuery } from '@/components/queries/alarms'
import { listAlarms } from '@/lib/answers/rows'
import { currentRuntime } from '@/lib/current-runtime'

export const dynamic = 'force-dynamic'
export const metadata = { title: 'Alarms' }

export default async function AlarmsPage() {
  const runtime = await currentRuntime()
  const filter = { stale: 'include' } as const
  const client = new QueryClient()
  await client.prefetchQuery({ ...alarmsQuery(filter), queryFn: () => listAlarms(runtime, filter) })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Alarms />
    </HydrationBoundary>
  )
}
