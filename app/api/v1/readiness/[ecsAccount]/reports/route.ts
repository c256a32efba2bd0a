import { listReports } from '@/lib/answers/reports'
import * as contracts from '@/lib/contracts/reports'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.listReports, ({ runtime, params, query }) => listReports(runtime, params, query)),
)
