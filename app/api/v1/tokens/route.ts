import { createToken, listTokens } from '@/lib/answers/tokens'
import * as contracts from '@/lib/contracts/people'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.listTokens, ({ runtime }) => listTokens(runtime)),
  route(contracts.createToken, ({ runtime, body, asker }) => createToken(runtime, { body, actor: asker.actor })),
)
