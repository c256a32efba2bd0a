import { z } from 'zod'
import { fact } from './fact'
import { item } from './item'

export const scalableTargetSchema = z.strictObject({
  resourceId: z.string(),
  scalableDimension: z.string(),
  minimum: z.int(),
  maximum: z.int(),
  suspended: z.boolean(),
})

export type ScalableTarget = z.infer<typeof scalableTargetSchema>

/** Scalable targets of namespace ecs (application-autoscaling:DescribeScalableTargets, pages of 50). */
export const scalableTargets = fact({
  scope: 'region',
  version: 1,
  schema: z.array(scalableTargetSchema),
  items: (targets) =>
    targets.map(({ resourceId, scalableDimension, minimum, maximum, suspended }) =>
      item(`${resourceId} ${scalableDimension}`, `scalable target ${resourceId}`, {
        minimum,
        maximum,
        scaling: suspended ? 'suspended' : 'on',
      }),
    ),
})
