import { testChannel } from '@/lib/answers/channels'
import * as contracts from '@/lib/contracts/channels'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.testChannel, ({ runtime, params, asker }) => testChannel(runtime, params.name, asker.actor)),
)
