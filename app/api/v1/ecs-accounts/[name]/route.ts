import { deleteEcsAccount, getEcsAccount, patchEcsAccount } from '@/lib/answers/ecs-accounts'
import * as contracts from '@/lib/contracts/registry'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.getEcsAccount, ({ runtime, params }) => getEcsAccount(runtime, params)),
  route(contracts.patchEcsAccount, ({ runtime, params, body, ifMatch, asker }) =>
    patchEcsAccount(runtime, { ...params, patch: body, ifMatch, actor: asker.actor }),
  ),
  route(contracts.deleteEcsAccount, ({ runtime, params, ifMatch, asker }) =>
    deleteEcsAccount(runtime, { ...params, ifMatch, actor: asker.actor }),
  ),
)
