import { refreshClouddriver } from '@/lib/answers/clouddriver/refresh-clouddriver'
import * as contracts from '@/lib/contracts/clouddriver'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.refreshClouddriver, ({ runtime }) => refreshClouddriver(runtime)),
)
