import { getUpgrade } from '@/lib/answers/upgrade'
import * as contracts from '@/lib/contracts/upgrade'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.getUpgrade, ({ runtime, query }) => getUpgrade(runtime, query)),
)
