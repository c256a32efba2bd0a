import { createChannel, listChannels } from '@/lib/answers/channels'
import * as contracts from '@/lib/contracts/channels'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.listChannels, ({ runtime }) => listChannels(runtime)),
  route(contracts.createChannel, ({ runtime, body, asker }) => createChannel(runtime, { body, actor: asker.actor })),
)
