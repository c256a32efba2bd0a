import { createScan, listScans } from '@/lib/answers/scans'
import * as contracts from '@/lib/contracts/scans'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.listScans, ({ runtime, query }) => listScans(runtime, query)),
  route(contracts.createScan, ({ runtime, body, asker }) => createScan(runtime, { body, actor: asker.actor })),
)
