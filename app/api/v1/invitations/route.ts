import { createInvitation, listInvitations } from '@/lib/answers/invitations'
import * as contracts from '@/lib/contracts/people'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.listInvitations, ({ runtime }) => listInvitations(runtime)),
  route(contracts.createInvitation, ({ runtime, body, asker }) =>
    createInvitation(runtime, { body, actor: asker.actor }),
  ),
)
