import { z } from 'zod'
import { fact } from './fact'
import { item } from './item'

export const capacityProviderSchema = z.strictObject({
  name: z.string(),
  arn: z.string(),
  status: z.string(),
  /** Name of the EC2 Auto Scaling group; null for managed instances. */
  autoScalingGroup: z.string().nullable(),
  /** Managed scaling; null where it is off: then nothing scales out by itself. */
  managedScaling: z.strictObject({ targetCapacity: z.int(), minimumStep: z.int(), maximumStep: z.int() }).nullable(),
})

export type CapacityProvider = z.infer<typeof capacityProviderSchema>

/** The group capacity providers attached to the region's clusters, FARGATE ones aside (ecs:DescribeCapacityProviders, batches of 10). */
export const capacityProviders = fact({
  scope: 'region',
  version: 1,
  schema: z.array(capacityProviderSchema),
  items: (providers) =>
    providers.map(({ name, status, managedScaling }) =>
      item(name, `capacity provider ${name}`, { status, 'managed scaling': managedScaling === null ? 'off' : 'on' }),
    ),
})
