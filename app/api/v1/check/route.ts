import { postCheck } from '@/lib/answers/check'
import * as contracts from '@/lib/contracts/check'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.postCheck, ({ runtime, body, query, request }) =>
    postCheck(runtime, { text: body, query, signal: request.signal }),
  ),
)
