import { listRoles } from '@/lib/answers/rows'
import * as contracts from '@/lib/contracts/readiness'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.listRoles, ({ runtime, query }) => listRoles(runtime, query)),
)
