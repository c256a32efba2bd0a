import { deleteInvitation } from '@/lib/answers/invitations'
import * as contracts from '@/lib/contracts/people'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.deleteInvitation, ({ runtime, params, asker }) => deleteInvitation(runtime, params.id, asker.actor)),
)
