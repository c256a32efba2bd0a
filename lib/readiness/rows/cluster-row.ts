import { z } from 'zod'
import { statusSchema } from '../status-schema'

const amounts = z.strictObject({ cpu: z.int(), memoryMiB: z.int(), gpus: z.int() })

/** CPU in ECS CPU units, memory in MiB. `remaining` and `fits` count only instances that can take a task now. */
export const clusterRowSchema = z.strictObject({
  ecsAccount: z.string(),
  region: z.string(),
  name: z.string(),
  arn: z.string(),
  status: z.string(),
  /** FARGATE only where FARGATE or FARGATE_SPOT is attached as a capacity provider. */
  launchTypes: z.array(z.string()),
  capacityProviders: z.array(z.string()),
  registered: amounts,
  remaining: amounts,
  instances: z.strictObject({ active: z.int(), draining: z.int(), disconnected: z.int() }),
  tasks: z.strictObject({ running: z.int(), pending: z.int() }),
  services: z.int(),
  capacity: statusSchema,
  fits: z.strictObject({ task: z.strictObject({ cpu: z.int(), memoryMiB: z.int() }), count: z.int() }),
  /** Reason in words, for the last column. */
  why: z.string(),
  /** One tile per instance, for the screen. */
  tiles: z.array(
    z.strictObject({
      id: z.string(),
      state: z.enum(['active', 'draining', 'disconnected']),
      registered: z.strictObject({ cpu: z.int(), memoryMiB: z.int() }),
      remaining: z.strictObject({ cpu: z.int(), memoryMiB: z.int() }),
      /** Copies of the reference task that this instance alone takes now. */
      fits: z.int(),
    }),
  ),
  staleSince: z.string().optional(),
})

export type ClusterRow = z.infer<typeof clusterRowSchema>
