import { cancelScan, getScan } from '@/lib/answers/scans'
import * as contracts from '@/lib/contracts/scans'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.getScan, ({ runtime, params }) => getScan(runtime, params)),
  route(contracts.cancelScan, ({ runtime, params }) => cancelScan(runtime, params)),
)
