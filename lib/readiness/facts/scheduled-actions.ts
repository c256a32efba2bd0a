import { z } from 'zod'

export const scheduledActionSchema = z.strictObject({
  name: z.string(),
  /** `service/<cluster>/<service>`. */
  resourceId: z.string(),
  /** As AWS has it: `cron(0 6 * * ? *)`, `rate(…)`, `at(…)`. */
  schedule: z.string(),
})

export type ScheduledAction = z.infer<typeof scheduledActionSchema>

/** Scheduled actions of namespace ecs (application-autoscaling:DescribeScheduledActions, pages of 50). */
export const scheduledActions = { scope: 'region', version: 1, schema: z.array(scheduledActionSchema) } as const
