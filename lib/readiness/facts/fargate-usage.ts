import { z } from 'zod'

/** Fargate On-Demand vCPUs in use, as CloudWatch last counted them; null where it has no count (cloudwatch:GetMetricData, AWS/Usage). */
export const fargateUsage = {
  scope: 'region',
  version: 1,
  schema: z.strictObject({ vcpus: z.number().nullable() }),
} as const
