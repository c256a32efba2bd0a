import { z } from 'zod'
import { fact } from './fact'
import { item } from './item'

export const scheduledActionSchema = z.strictObject({
  name: z.string(),
  /** `service/<cluster>/<service>`. */
  resourceId: z.string(),
  /** As AWS has it: `cron(0 6 * * ? *)`, `rate(…)`, `at(…)`. */
  schedule: z.string(),
})

export type ScheduledAction = z.infer<typeof scheduledActionSchema>

/** Scheduled actions of namespace ecs (application-autoscaling:DescribeScheduledActions, pages of 50). */
export const scheduledActions = fact({
  scope: 'region',
  version: 1,
  schema: z.array(scheduledActionSchema),
  items: (actions) =>
    actions.map(({ name, resourceId, schedule }) =>
      item(`${resourceId} ${name}`, `scheduled action ${name} of ${resourceId}`, { schedule }),
    ),
})
