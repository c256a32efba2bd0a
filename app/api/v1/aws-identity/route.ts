import { getAwsIdentity } from '@/lib/answers/discovery'
import * as contracts from '@/lib/contracts/discovery'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.getAwsIdentity, ({ runtime }) => getAwsIdentity(runtime)),
)
