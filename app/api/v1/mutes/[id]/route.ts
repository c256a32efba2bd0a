import { deleteMute } from '@/lib/answers/mutes'
import * as contracts from '@/lib/contracts/mutes'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.deleteMute, ({ runtime, params, asker }) => deleteMute(runtime, params.id, asker.actor)),
)
