import { listAudit } from '@/lib/answers/audit'
import * as contracts from '@/lib/contracts/audit'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.listAudit, ({ runtime, query }) => listAudit(runtime, query)),
)
