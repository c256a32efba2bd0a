import { getChanges } from '@/lib/answers/changes'
import * as contracts from '@/lib/contracts/changes'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.getChanges, ({ runtime, params }) => getChanges(runtime, params)),
)
