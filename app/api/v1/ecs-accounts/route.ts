import { createEcsAccount, listEcsAccounts } from '@/lib/answers/ecs-accounts'
import * as contracts from '@/lib/contracts/registry'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.listEcsAccounts, ({ runtime }) => listEcsAccounts(runtime)),
  route(contracts.createEcsAccount, ({ runtime, body, asker }) =>
    createEcsAccount(runtime, { body, actor: asker.actor }),
  ),
)
