import { getScanLedger } from '@/lib/answers/costs'
import * as contracts from '@/lib/contracts/costs'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.getLedger, ({ runtime, params }) => getScanLedger(runtime, params)),
)
