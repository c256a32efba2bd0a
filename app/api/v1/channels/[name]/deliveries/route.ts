import { listDeliveries } from '@/lib/answers/channels'
import * as contracts from '@/lib/contracts/channels'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.listDeliveries, ({ runtime, params, query }) => listDeliveries(runtime, params.name, query)),
)
