import { z } from 'zod'
import { fact } from './fact'
import { item } from './item'

export const autoScalingGroupSchema = z.strictObject({
  name: z.string(),
  minimum: z.int(),
  maximum: z.int(),
  desired: z.int(),
  instances: z.int(),
  /** Why the process Launch is suspended; null where it is not. */
  launchSuspended: z.string().nullable(),
  instanceTypes: z.array(z.string()),
  /** Whether a mixed instances policy buys On-Demand, Spot or both; null: the launch template or configuration says it. */
  purchase: z.enum(['on-demand', 'spot', 'both']).nullable(),
  /** What a new instance is launched from; null where the group names neither. */
  launch: z
    .discriminatedUnion('from', [
      z.strictObject({ from: z.literal('template'), id: z.string(), version: z.string() }),
      z.strictObject({ from: z.literal('configuration'), name: z.string() }),
    ])
    .nullable(),
})

export type AutoScalingGroup = z.infer<typeof autoScalingGroupSchema>

/** The groups behind attached capacity providers (autoscaling:DescribeAutoScalingGroups). */
export const autoScalingGroups = fact({
  scope: 'region',
  version: 3,
  schema: z.array(autoScalingGroupSchema),
  items: (groups) =>
    groups.map(({ name, minimum, maximum, desired }) =>
      item(name, `Auto Scaling group ${name}`, { minimum, maximum, desired }),
    ),
})
