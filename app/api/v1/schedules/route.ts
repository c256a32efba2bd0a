import { createSchedule, listSchedules } from '@/lib/answers/schedules'
import * as contracts from '@/lib/contracts/schedules'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.listSchedules, ({ runtime }) => listSchedules(runtime)),
  route(contracts.createSchedule, ({ runtime, body, asker }) => createSchedule(runtime, { body, actor: asker.actor })),
)
