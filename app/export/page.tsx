import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import { Export } from '@/components/export/export'
import { registryQuery } from '@/components/queries/registry'
import { exportYamlQuery, halCommandsQuery } from '@/components/queries/registry-files'
import { listExportMarks } from '@/lib/answers/export-marks'
import { exportClouddriverYaml, getRegistry, listHalCommands } from '@/lib/answers/registry'
import { currentRuntime } from '@/lib/current-runtime'

export const dynamic = 'force-dynamic'
export const metadata = { title: 'Export' }

export default async function ExportPage() {
  const runtime = await currentRuntime()
  const client = new QueryClient()
  const [marks] = await Promise.all([
    listExportMarks(runtime),
    client.prefetchQuery({ ...exportYamlQuery, queryFn: () => exportClouddriverYaml(runtime) }),
    client.prefetchQuery({ ...halCommandsQuery, queryFn: () => listHalCommands(runtime) }),
    client.prefetchQuery({ ...registryQuery, queryFn: () => getRegistry(runtime) }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Export marks={marks} />
    </HydrationBoundary>
  )
}
