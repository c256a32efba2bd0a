import * as contracts from '@/lib/contracts/registry'
import { testAwsAccount } from '@/lib/http/answers/aws-accounts'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'
import { oneAwsAccount } from '../[name]/one-aws-account'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.testAwsAccount, ({ runtime, body }) => testAwsAccount(runtime, { body })),
  ...oneAwsAccount,
)
