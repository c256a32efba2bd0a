import { endSessionOf } from '@/lib/answers/people'
import * as contracts from '@/lib/contracts/people'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.endSession, ({ runtime, params }) => endSessionOf(runtime, params)),
)
