import { z } from 'zod'

/**
 * Fargate vCPUs that may run at once: On-Demand, L-3032A538, and Spot, L-36FBB829, which is asked for only where a cluster
 * has FARGATE_SPOT attached. Null where AWS keeps no such quota or it was not asked for (servicequotas:GetServiceQuota).
 */
export const fargateQuota = {
  scope: 'region',
  version: 2,
  schema: z.strictObject({ vcpus: z.number().nullable(), spotVcpus: z.number().nullable() }),
} as const
