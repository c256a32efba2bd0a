import { importRegistry } from '@/lib/answers/registry'
import * as contracts from '@/lib/contracts/registry'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.importRegistry, ({ runtime, body, query, ifMatch, asker }) =>
    importRegistry(runtime, {
      text: body,
      from: query.from,
      dryRun: query.dryRun === 'true',
      ifMatch,
      asker,
    }),
  ),
)
