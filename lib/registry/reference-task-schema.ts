import { z } from 'zod'
import { networkModes } from './reference-task'

/** Bounds are what ECS takes. */
export const referenceTaskSchema = z.strictObject({
  cpu: z.int().min(1).max(196_608),
  memoryMiB: z.int().min(1).max(25_165_824),
  gpus: z.int().min(0).max(16).optional(),
  count: z.int().min(1).max(10_000),
  networkMode: z.enum(networkModes),
  compute: z.union([z.enum(['any', 'EC2', 'FARGATE']), z.string().min(1)]),
})
