import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import { rolesQuery } from '@/components/queries/roles'
import { Roles } from '@/components/roles/roles'
import { listRoles } from '@/lib/answers/rows'
import { currentRuntime } from '@/lib/current-runtime'

export const dynamic = 'force-dynamic'
export const metadata = { title: 'Roles' }

export default async function RolesPage() {
  const runtime = await currentRuntime()
  const filter = { stale: 'include' } as const
  const client = new QueryClient()
  await client.prefetchQuery({ ...rolesQuery(filter), queryFn: () => listRoles(runtime, filter) })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Roles />
    </HydrationBoundary>
  )
}
