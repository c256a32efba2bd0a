import { listTransitions } from '@/lib/answers/transitions'
import * as contracts from '@/lib/contracts/transitions'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.listTransitions, ({ runtime, query }) => listTransitions(runtime, query)),
)
