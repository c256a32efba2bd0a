import { deleteChannel, patchChannel } from '@/lib/answers/channels'
import * as contracts from '@/lib/contracts/channels'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.patchChannel, ({ runtime, params, body, asker }) =>
    patchChannel(runtime, { name: params.name, body, actor: asker.actor }),
  ),
  route(contracts.deleteChannel, ({ runtime, params, asker }) => deleteChannel(runtime, params.name, asker.actor)),
)
