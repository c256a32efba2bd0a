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
})

export type AutoScalingGroup = z.infer<typeof autoScalingGroupSchema>

/** The groups behind attached capacity providers (autoscaling:DescribeAutoScalingGroups). */
export const autoScalingGroups = fact({
  scope: 'region',
  version: 2,
  schema: z.array(autoScalingGroupSchema),
  items: (groups) =>
    groups.map(({ name, minimum, maximum, desired }) =>
      item(name, `Auto Scaling group ${name}`, { minimum, maximum, desired }),
    ),
})
