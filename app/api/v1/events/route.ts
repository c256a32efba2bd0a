import { streamShell } from '@/lib/answers/scans'
import * as contracts from '@/lib/contracts/events'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.shellEvents, ({ runtime, request }) => streamShell(runtime, { request })),
)
