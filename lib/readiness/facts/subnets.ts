import { z } from 'zod'
import { fact } from './fact'
import { item } from './item'

export const subnetSchema = z.strictObject({
  id: z.string(),
  vpc: z.string(),
  availabilityZone: z.string(),
  freeAddresses: z.int(),
  /** Tags as AWS has them, read by Clouddriver for a purpose; null where there is none. */
  immutableMetadata: z.string().nullable(),
  name: z.string().nullable(),
})

export type Subnet = z.infer<typeof subnetSchema>

/** Every subnet of the region, the ones shared with the account included (ec2:DescribeSubnets, pages of 1,000). */
export const subnets = fact({
  scope: 'region',
  version: 1,
  schema: z.array(subnetSchema),
  items: (subnets) =>
    subnets.map(({ id, name, immutableMetadata }) => item(id, `subnet ${id}`, { name, purpose: immutableMetadata })),
})
