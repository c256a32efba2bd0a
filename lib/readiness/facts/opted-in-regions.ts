import { z } from 'zod'
import { fact } from './fact'
import { item } from './item'

/** Every region of the partition and whether the account may use it (ec2:DescribeRegions, AllRegions). */
export const optedInRegions = fact({
  scope: 'account',
  version: 1,
  schema: z.array(
    z.strictObject({ name: z.string(), status: z.enum(['opt-in-not-required', 'opted-in', 'not-opted-in']) }),
  ),
  items: (regions) => regions.map(({ name, status }) => item(name, `region ${name}`, { status })),
})
