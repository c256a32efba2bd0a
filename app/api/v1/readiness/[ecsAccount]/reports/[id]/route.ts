import { getReport } from '@/lib/answers/reports'
import * as contracts from '@/lib/contracts/reports'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.getReport, ({ runtime, params }) => getReport(runtime, params)),
)
