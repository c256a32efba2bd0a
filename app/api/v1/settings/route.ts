import { patchSettings } from '@/lib/answers/registry'
import * as contracts from '@/lib/contracts/registry'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.patchSettings, ({ runtime, body, ifMatch, asker }) =>
    patchSettings(runtime, { patch: body, ifMatch, asker }),
  ),
)
