import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import { ClouddriverPage } from '@/components/clouddriver/clouddriver-page'
import { registryQuery } from '@/components/queries/registry'
import { getRegistry } from '@/lib/answers/registry'
import { currentRuntime } from '@/lib/current-runtime'

export const dynamic = 'force-dynamic'
export const metadata = { title: 'Clouddriver' }

/** Clouddriver itself is asked by the page once it is there: an address that does not answer must not hold it up. */
export default async function Clouddriver() {
  const runtime = await currentRuntime()
  const client = new QueryClient()
  await client.prefetchQuery({ ...registryQuery, queryFn: () => getRegistry(runtime) })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ClouddriverPage />
    </HydrationBoundary>
  )
}
