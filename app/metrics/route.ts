import { getMetrics } from '@/lib/answers/metrics'
import * as contracts from '@/lib/contracts/system'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.metrics, ({ runtime }) => getMetrics(runtime)),
)
