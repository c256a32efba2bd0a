import { pushToClouddriver } from '@/lib/answers/clouddriver/push-to-clouddriver'
import * as contracts from '@/lib/contracts/clouddriver'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.pushToClouddriver, ({ runtime, body, asker, request }) =>
    pushToClouddriver(runtime, { body, actor: asker.actor, signal: request.signal }),
  ),
)
