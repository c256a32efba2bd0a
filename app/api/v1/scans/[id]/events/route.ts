import { streamScan } from '@/lib/answers/scans'
import * as contracts from '@/lib/contracts/scans'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.scanEvents, ({ runtime, params, query, request }) =>
    streamScan(runtime, { ...params, ...query, request }),
  ),
)
