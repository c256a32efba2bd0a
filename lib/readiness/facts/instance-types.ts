import { z } from 'zod'
import { fact } from './fact'

/** Sizes and network interfaces of the instance types in use (ec2:DescribeInstanceTypes). */
export const instanceTypes = fact({
  scope: 'region',
  version: 1,
  schema: z.array(
    z.strictObject({ name: z.string(), vcpus: z.int(), memoryMiB: z.int(), gpus: z.int(), networkInterfaces: z.int() }),
  ),
})
