import { z } from 'zod'

/** Fargate On-Demand vCPUs that may run at once, L-3032A538; null where AWS keeps no such quota (servicequotas:GetServiceQuota). */
export const fargateQuota = {
  scope: 'region',
  version: 1,
  schema: z.strictObject({ vcpus: z.number().nullable() }),
} as const
