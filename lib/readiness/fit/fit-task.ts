import { z } from 'zod'
import { networkModes } from '@/lib/registry/reference-task'

export const fitLaunchTypes = ['EC2', 'FARGATE', 'EXTERNAL'] as const
export const fitLaunchTypeSchema = z.enum(fitLaunchTypes)

const port = z.int().min(0).max(65_535)

/**
 * A task to place. CPU in ECS CPU units, memory in MiB; `ports` are host ports, 0 any free one, a plain list is TCP. It
 * states its launch type, or in its place a capacity provider, as a service does in ECS.
 */
const taskSchema = z.strictObject({
  cpu: z.int().min(0).max(196_608),
  memoryMiB: z.int().min(1).max(25_165_824),
  gpus: z.int().min(0).max(16).optional(),
  ports: z
    .union([z.array(port), z.strictObject({ tcp: z.array(port).default([]), udp: z.array(port).default([]) })])
    .optional(),
  networkMode: z.enum(networkModes).default('bridge'),
  launchType: fitLaunchTypeSchema.optional(),
  capacityProvider: z.string().min(1).optional(),
})

export const fitTaskSchema = taskSchema.refine(
  ({ launchType, capacityProvider }) => (launchType === undefined) !== (capacityProvider === undefined),
  { path: ['launchType'], message: 'State either launchType or capacityProvider.' },
)

export type FitTask = z.infer<typeof fitTaskSchema>

/** What the task is to run on: `EC2`, `FARGATE`, `EXTERNAL` or the name of a capacity provider. */
export function computeOf({ capacityProvider, launchType = 'EC2' }: Pick<FitTask, 'capacityProvider' | 'launchType'>) {
  return capacityProvider ?? launchType
}
