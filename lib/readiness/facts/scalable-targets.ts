import { z } from 'zod'

export const scalableTargetSchema = z.strictObject({
  resourceId: z.string(),
  scalableDimension: z.string(),
  minimum: z.int(),
  maximum: z.int(),
  suspended: z.boolean(),
})

export type ScalableTarget = z.infer<typeof scalableTargetSchema>

/** Scalable targets of namespace ecs (application-autoscaling:DescribeScalableTargets, pages of 50). */
export const scalableTargets = { scope: 'region', version: 1, schema: z.array(scalableTargetSchema) } as const
