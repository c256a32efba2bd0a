import { readConfig } from '@/lib/answers/config-feed'
import * as contracts from '@/lib/contracts/feeds'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.readConfig, ({ runtime, params, asker }) =>
    readConfig(runtime, { ...params, label: null, actor: asker.actor }),
  ),
)
