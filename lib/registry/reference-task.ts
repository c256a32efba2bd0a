import { z } from 'zod'

export const networkModes = ['bridge', 'host', 'awsvpc', 'none'] as const

/** What "enough capacity" is measured in. CPU in ECS CPU units (1024 = 1 vCPU), memory in MiB. */
export const referenceTaskSchema = z.strictObject({
  cpu: z.int().min(1).max(196_608),
  memoryMiB: z.int().min(1).max(25_165_824),
  gpus: z.int().min(0).max(16).optional(),
  count: z.int().min(1).max(10_000),
  networkMode: z.enum(networkModes),
  /** `any`, a launch type, or the name of a capacity provider. */
  compute: z.union([z.enum(['any', 'EC2', 'FARGATE']), z.string().min(1)]),
})

export type ReferenceTask = z.infer<typeof referenceTaskSchema>

export const defaultReferenceTask: ReferenceTask = {
  cpu: 256,
  memoryMiB: 512,
  count: 1,
  networkMode: 'bridge',
  compute: 'any',
}
