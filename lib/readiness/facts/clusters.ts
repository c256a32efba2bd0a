import { z } from 'zod'
import { fact } from './fact'
import { item, listed } from './item'

export const clusterSchema = z.strictObject({
  name: z.string(),
  arn: z.string(),
  /** ECS's own word: ACTIVE, PROVISIONING, DEPROVISIONING, FAILED, INACTIVE. */
  status: z.string(),
  /** Counts ACTIVE and DRAINING instances: it is not capacity. */
  registeredInstances: z.int(),
  runningTasks: z.int(),
  pendingTasks: z.int(),
  activeServices: z.int(),
  runningFargateTasks: z.int(),
  activeFargateServices: z.int(),
  /** Attached capacity providers, FARGATE and FARGATE_SPOT included. */
  capacityProviders: z.array(z.string()),
})

export type Cluster = z.infer<typeof clusterSchema>

/** Every cluster of the region with its statistics (ecs:ListClusters, ecs:DescribeClusters in batches of 100). */
export const clusters = fact({
  scope: 'region',
  version: 1,
  schema: z.array(clusterSchema),
  items: (clusters) =>
    clusters.map(({ name, status, capacityProviders }) =>
      item(name, `cluster ${name}`, { status, 'capacity providers': listed(capacityProviders) }),
    ),
})
