import { getReadyz } from '@/lib/answers/health'
import * as contracts from '@/lib/contracts/system'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.readyz, ({ runtime }) => getReadyz(runtime)),
)
