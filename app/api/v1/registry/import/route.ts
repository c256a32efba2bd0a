import * as contracts from '@/lib/contracts/registry'
import { importRegistry } from '@/lib/http/answers/registry'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.importRegistry, ({ runtime, body, query, ifMatch, asker }) =>
    importRegistry(runtime, { text: body, dryRun: query.dryRun === 'true', ifMatch, actor: asker.actor }),
  ),
)
