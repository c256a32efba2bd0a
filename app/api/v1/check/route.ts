import { postCheck } from '@/lib/answers/check'
import * as contracts from '@/lib/contracts/check'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.postCheck, ({ runtime, body, query, asker, request }) =>
    postCheck(runtime, { text: body, query, person: asker.actor, signal: request.signal }),
  ),
)
