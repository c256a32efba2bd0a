import { z } from 'zod'
import { pastedDefinitionSchema } from '@/lib/readiness/fit/definition-schema'
import { fitSchema } from '@/lib/readiness/fit/fit-answer'
import { fitLaunchTypeSchema, fitTaskSchema, openTaskSchema, placedTaskSchema } from '@/lib/readiness/fit/fit-task'
import { bounds } from '@/lib/registry/bounds'
import { contract } from './contract'

/** Beside a task definition: what it is to run on, and how many. */
const beside = {
  taskDefinition: pastedDefinitionSchema.optional(),
  launchType: fitLaunchTypeSchema.optional(),
  capacityProvider: z.string().min(1).max(bounds.textLength).optional(),
  count: z.int().min(1).max(10_000),
}

const oneTask = { path: ['task'], message: 'Send either task or taskDefinition.' }
const ownLaunchType = {
  path: ['launchType'],
  message: 'A task sets its own launchType; the outer one goes with taskDefinition.',
}
const ownProvider = {
  path: ['capacityProvider'],
  message: 'A task sets its own capacityProvider; the outer one goes with taskDefinition.',
}
const oneCompute = { path: ['capacityProvider'], message: 'Send either launchType or capacityProvider, not both.' }

/**
 * A task, or a task definition as people paste it; `launchType` or `capacityProvider` beside it where the definition leaves
 * a choice.
 */
export const fitBodySchema = z
  .strictObject({
    ecsAccount: z.string().min(1).max(bounds.nameLength),
    region: z.string().min(1).max(bounds.nameLength),
    /** Name or ARN. */
    cluster: z.string().min(1).max(bounds.textLength),
    task: fitTaskSchema.optional(),
    ...beside,
  })
  .refine(({ task, taskDefinition }) => (task === undefined) !== (taskDefinition === undefined), oneTask)
  .refine(({ task, launchType }) => task === undefined || launchType === undefined, ownLaunchType)
  .refine(({ task, capacityProvider }) => task === undefined || capacityProvider === undefined, ownProvider)
  .refine(({ launchType, capacityProvider }) => launchType === undefined || capacityProvider === undefined, oneCompute)

/** The same question of every cluster, or of those of one ECS account or region. Without a choice, whatever each has. */
export const fitClustersBodySchema = z
  .strictObject({
    ecsAccount: z.string().min(1).max(bounds.nameLength).optional(),
    region: z.string().min(1).max(bounds.nameLength).optional(),
    task: openTaskSchema.optional(),
    ...beside,
  })
  .refine(({ task, taskDefinition }) => (task === undefined) !== (taskDefinition === undefined), oneTask)
  .refine(({ task, launchType }) => task === undefined || launchType === undefined, ownLaunchType)
  .refine(({ task, capacityProvider }) => task === undefined || capacityProvider === undefined, ownProvider)
  .refine(({ launchType, capacityProvider }) => launchType === undefined || capacityProvider === undefined, oneCompute)

export const fitAnswerSchema = fitSchema.extend({
  /** What was placed: of a pasted definition, what was read from it. */
  task: placedTaskSchema,
  /** When AWS was asked. */
  scannedAt: z.string(),
})

/** One cluster's answer; or why there is none: ECS would not take the task there, or what decides was not read. */
const clusterFitSchema = z.strictObject({
  ecsAccount: z.string(),
  region: z.string(),
  cluster: z.string(),
  /** The launch type or capacity provider that it was asked of. */
  on: z.string(),
  answer: fitAnswerSchema.nullable(),
  problem: z.strictObject({ kind: z.enum(['refused', 'unread']), message: z.string() }).nullable(),
})
export const clusterFitsSchema = z.strictObject({ clusters: z.array(clusterFitSchema) })

export type FitClustersBody = z.infer<typeof fitClustersBodySchema>
export type ClusterFit = z.infer<typeof clusterFitSchema>
export type ClusterFits = z.infer<typeof clusterFitsSchema>
export type FitBody = z.infer<typeof fitBodySchema>
export type FitAnswer = z.infer<typeof fitAnswerSchema>

export const createFit = contract({
  method: 'POST',
  path: '/api/v1/fit',
  access: 'read',
  summary: 'Whether copies of a task fit in a cluster now, where they go, and what binds',
  body: { type: 'application/json', schema: fitBodySchema },
  answer: { status: 200, type: 'application/json', schema: fitAnswerSchema },
})
export const fitClusters = contract({
  method: 'POST',
  path: '/api/v1/fit/clusters',
  access: 'read',
  summary: 'Whether copies of a task fit in each cluster now; clusters of the latest scan',
  body: { type: 'application/json', schema: fitClustersBodySchema },
  answer: { status: 200, type: 'application/json', schema: clusterFitsSchema },
})
