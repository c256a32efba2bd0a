import * as contracts from '@/lib/contracts/scans'
import { createScan } from '@/lib/http/answers/scans'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.createScan, ({ runtime, body, asker }) => createScan(runtime, { body, actor: asker.actor })),
)
