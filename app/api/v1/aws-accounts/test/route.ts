import { testAwsAccount } from '@/lib/answers/aws-accounts'
import * as contracts from '@/lib/contracts/registry'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'
import { oneAwsAccount } from '../[name]/one-aws-account'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.testAwsAccount, ({ runtime, body }) => testAwsAccount(runtime, { body })),
  ...oneAwsAccount,
)
