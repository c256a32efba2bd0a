import { createMute, listMutes } from '@/lib/answers/mutes'
import * as contracts from '@/lib/contracts/mutes'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.listMutes, ({ runtime }) => listMutes(runtime)),
  route(contracts.createMute, ({ runtime, body, asker }) => createMute(runtime, { body, actor: asker.actor })),
)
