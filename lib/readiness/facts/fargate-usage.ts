import { z } from 'zod'
import { fact } from './fact'

/**
 * Fargate vCPUs in use, On-Demand and Spot, as CloudWatch last counted them in one call; null where it has no count
 * (cloudwatch:GetMetricData, AWS/Usage).
 */
export const fargateUsage = fact({
  scope: 'region',
  version: 2,
  schema: z.strictObject({ vcpus: z.number().nullable(), spotVcpus: z.number().nullable() }),
})
