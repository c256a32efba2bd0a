import * as contracts from '@/lib/contracts/scans'
import { streamScan } from '@/lib/http/answers/scans'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.scanEvents, ({ runtime, params, request }) => streamScan(runtime, { ...params, request })),
)
