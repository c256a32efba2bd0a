import { z } from 'zod'
import { bounds } from '@/lib/registry/bounds'
import { networkModes } from '@/lib/registry/reference-task'
import { isFargateProvider } from '../capacity/fargate'
import { fitLaunchTypes } from './launch-types'

export const fitLaunchTypeSchema = z.enum(fitLaunchTypes)

const ports = z.array(z.int().min(0).max(65_535)).max(bounds.listLength)

/**
 * A task to place. CPU in ECS CPU units, memory in MiB; `ports` are host ports, 0 any free one, a plain list is TCP. It
 * states its launch type, or in its place a capacity provider, as a service does in ECS.
 */
const taskSchema = z.strictObject({
  cpu: z.int().min(0).max(196_608),
  memoryMiB: z.int().min(1).max(25_165_824),
  gpus: z.int().min(0).max(16).optional(),
  ports: z.union([ports, z.strictObject({ tcp: ports.default([]), udp: ports.default([]) })]).optional(),
  networkMode: z.enum(networkModes).optional(),
  launchType: fitLaunchTypeSchema.optional(),
  capacityProvider: z.string().min(1).max(bounds.textLength).optional(),
})

const oneCompute = { path: ['launchType'], message: 'Set either launchType or capacityProvider, not both.' }

export const fitTaskSchema = taskSchema
  .refine(
    ({ launchType, capacityProvider }) => (launchType === undefined) !== (capacityProvider === undefined),
    oneCompute,
  )
  .refine((task) => !isFargateProvider(computeOf(task)) || (task.networkMode ?? 'awsvpc') === 'awsvpc', {
    path: ['networkMode'],
    message: 'Fargate supports network mode awsvpc only.',
  })
  .refine(({ launchType, networkMode }) => launchType !== 'EXTERNAL' || networkMode !== 'awsvpc', {
    path: ['networkMode'],
    message: 'EXTERNAL instances do not support network mode awsvpc.',
  })
  .transform((task) => ({
    ...task,
    networkMode: task.networkMode ?? (isFargateProvider(computeOf(task)) ? 'awsvpc' : 'bridge'),
  }))

/** A task that is asked of many clusters: without a launch type or capacity provider it may run on whatever each has. */
export const openTaskSchema = taskSchema.refine(
  ({ launchType, capacityProvider }) => launchType === undefined || capacityProvider === undefined,
  oneCompute,
)

export type FitTask = z.infer<typeof taskSchema> & { networkMode: (typeof networkModes)[number] }

/** The task of an answer. */
export const placedTaskSchema = taskSchema.extend({ networkMode: z.enum(networkModes) })

type Chosen = { capacityProvider?: string | undefined; launchType?: (typeof fitLaunchTypes)[number] | undefined }

/** What the task is to run on: `EC2`, `FARGATE`, `EXTERNAL` or the name of a capacity provider. */
export function computeOf({ capacityProvider, launchType = 'EC2' }: Chosen): string {
  return capacityProvider ?? launchType
}
