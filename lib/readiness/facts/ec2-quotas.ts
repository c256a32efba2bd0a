import { z } from 'zod'
import { fact } from './fact'
import { item } from './item'

/**
 * vCPUs that EC2 instances of a family may have at once, by quota code; null where AWS keeps no such quota. Asked for only
 * where a group may still grow (servicequotas:GetServiceQuota, service ec2).
 */
export const ec2Quotas = fact({
  scope: 'region',
  version: 1,
  schema: z.record(z.string(), z.number().nullable()),
  items: (quotas, other) =>
    Object.entries(quotas).flatMap(([code, value]) =>
      code in other ? [item(code, `EC2's quota ${code} of vCPUs`, { 'it is': value })] : [],
    ),
})
