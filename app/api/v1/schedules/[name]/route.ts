import { deleteSchedule, patchSchedule } from '@/lib/answers/schedules'
import * as contracts from '@/lib/contracts/schedules'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.patchSchedule, ({ runtime, params, body, asker }) =>
    patchSchedule(runtime, { name: params.name, body, actor: asker.actor }),
  ),
  route(contracts.deleteSchedule, ({ runtime, params, asker }) => deleteSchedule(runtime, params.name, asker.actor)),
)
