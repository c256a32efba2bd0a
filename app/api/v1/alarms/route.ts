import * as contracts from '@/lib/contracts/readiness'
import { listAlarms } from '@/lib/http/answers/rows'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.listAlarms, ({ runtime, query }) => listAlarms(runtime, query)),
)
