import { getClouddriver } from '@/lib/answers/clouddriver/get-clouddriver'
import * as contracts from '@/lib/contracts/clouddriver'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.getClouddriver, ({ runtime }) => getClouddriver(runtime)),
)
