import { z } from 'zod'

/** Every region of the partition and whether the account may use it (ec2:DescribeRegions, AllRegions). */
export const optedInRegions = {
  scope: 'account',
  version: 1,
  schema: z.array(
    z.strictObject({ name: z.string(), status: z.enum(['opt-in-not-required', 'opted-in', 'not-opted-in']) }),
  ),
} as const
