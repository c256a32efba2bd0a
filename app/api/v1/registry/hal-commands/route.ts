import * as contracts from '@/lib/contracts/registry'
import { listHalCommands } from '@/lib/http/answers/registry'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.halCommands, ({ runtime }) => listHalCommands(runtime)),
)
