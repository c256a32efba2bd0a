import { changePassword } from '@/lib/answers/me'
import * as contracts from '@/lib/contracts/people'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.changePassword, ({ runtime, asker, body, request }) =>
    changePassword(runtime, { ...body, asker, headers: request.headers }),
  ),
)
