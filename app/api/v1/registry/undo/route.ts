import { undoRevision } from '@/lib/answers/history'
import * as contracts from '@/lib/contracts/history'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.undoRevision, ({ runtime, body, ifMatch, asker }) =>
    undoRevision(runtime, { ...body, ifMatch, asker }),
  ),
)
