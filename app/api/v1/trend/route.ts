import { getTrend } from '@/lib/answers/trend'
import * as contracts from '@/lib/contracts/trend'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.getTrend, ({ runtime, query }) => getTrend(runtime, query)),
)
