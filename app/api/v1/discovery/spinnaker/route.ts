import { discoverSpinnaker } from '@/lib/answers/discover-spinnaker'
import * as contracts from '@/lib/contracts/discovery'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.discoverSpinnaker, ({ runtime, body }) => discoverSpinnaker(runtime, body)),
)
