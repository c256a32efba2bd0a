import { deleteToken } from '@/lib/answers/tokens'
import * as contracts from '@/lib/contracts/people'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.deleteToken, ({ runtime, params, asker }) => deleteToken(runtime, params.id, asker.actor)),
)
