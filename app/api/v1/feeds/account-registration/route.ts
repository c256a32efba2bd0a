import { listRegisteredAccounts } from '@/lib/answers/account-registration'
import * as contracts from '@/lib/contracts/feeds'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.accountRegistration, ({ runtime, query, asker }) =>
    listRegisteredAccounts(runtime, { after: query['UpdatedAt.gt'], actor: asker.actor }),
  ),
)
