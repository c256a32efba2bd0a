import { z } from 'zod'
import { fact } from './fact'
import { item, listed } from './item'

export const scalingPolicySchema = z.strictObject({
  name: z.string(),
  arn: z.string(),
  /** `service/<cluster>/<service>`. */
  resourceId: z.string(),
  scalableDimension: z.string(),
  /** StepScaling, TargetTrackingScaling, PredictiveScaling. */
  type: z.string(),
  /** ARNs of the alarms that the policy lists. */
  alarms: z.array(z.strictObject({ name: z.string(), arn: z.string() })),
  /** A target-tracking policy with a customised metric that has no dimensions cannot be copied. */
  customizedMetric: z.strictObject({ namespace: z.string().nullable(), dimensions: z.int().nullable() }).nullable(),
})

export type ScalingPolicy = z.infer<typeof scalingPolicySchema>

/** Scaling policies of namespace ecs (application-autoscaling:DescribeScalingPolicies, pages of 10). */
export const scalingPolicies = fact({
  scope: 'region',
  version: 1,
  schema: z.array(scalingPolicySchema),
  items: (policies) =>
    policies.map(({ arn, name, resourceId, type, alarms }) =>
      item(arn, `scaling policy ${name} of ${resourceId}`, { type, alarms: listed(alarms.map((alarm) => alarm.name)) }),
    ),
})
