import { fitClusters } from '@/lib/answers/fit-clusters'
import * as contracts from '@/lib/contracts/fit'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.fitClusters, ({ runtime, body }) => fitClusters(runtime, { body })),
)
