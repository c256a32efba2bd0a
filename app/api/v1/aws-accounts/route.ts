import { createAwsAccount, listAwsAccounts } from '@/lib/answers/aws-accounts'
import * as contracts from '@/lib/contracts/registry'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.listAwsAccounts, ({ runtime }) => listAwsAccounts(runtime)),
  route(contracts.createAwsAccount, ({ runtime, body, asker }) =>
    createAwsAccount(runtime, { body, actor: asker.actor }),
  ),
)
