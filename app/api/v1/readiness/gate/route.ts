import { getGate } from '@/lib/answers/gate'
import * as contracts from '@/lib/contracts/gate'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.getGate, ({ runtime, query }) => getGate(runtime, query)),
)
