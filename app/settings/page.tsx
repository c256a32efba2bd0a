import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import { headers } from 'next/headers'
import { channelsQuery } from '@/components/queries/channels'
import { registryQuery } from '@/components/queries/registry'
import { schedulesQuery } from '@/components/queries/schedules'
import { Feeds } from '@/components/settings/feeds'
import { SettingsPage } from '@/components/settings/settings-page'
import { listChannels } from '@/lib/answers/channels'
import { listFeedReads } from '@/lib/answers/feed-reads'
import { getReaderPolicy } from '@/lib/answers/reader-policy'
import { getRegistry } from '@/lib/answers/registry'
import { listSchedules } from '@/lib/answers/schedules'
import { currentRuntime } from '@/lib/current-runtime'

export const dynamic = 'force-dynamic'
export const metadata = { title: 'Settings' }

export default async function Settings() {
  const runtime = await currentRuntime()
  const client = new QueryClient()
  await client.prefetchQuery({ ...registryQuery, queryFn: () => getRegistry(runtime) })
  await client.prefetchQuery({ ...schedulesQuery, queryFn: () => listSchedules(runtime) })
  const asker = await runtime.auth.whoAsks(await headers())
  if (asker?.access === 'admin') await client.prefetchQuery({ ...channelsQuery, queryFn: () => listChannels(runtime) })
  const feedReads = await listFeedReads(runtime)
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <SettingsPage readerPolicy={getReaderPolicy()} feeds={<Feeds {...feedReads} />} />
    </HydrationBoundary>
  )
}
