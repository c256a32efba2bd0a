import { z } from 'zod'
import { pastedDefinitionSchema } from '@/lib/readiness/fit/definition-schema'
import { fitSchema } from '@/lib/readiness/fit/fit-answer'
import { fitLaunchTypeSchema, fitTaskSchema, placedTaskSchema } from '@/lib/readiness/fit/fit-task'
import { bounds } from '@/lib/registry/bounds'
import { contract } from './contract'

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
    taskDefinition: pastedDefinitionSchema.optional(),
    launchType: fitLaunchTypeSchema.optional(),
    capacityProvider: z.string().min(1).max(bounds.textLength).optional(),
    count: z.int().min(1).max(10_000),
  })
  .refine(({ task, taskDefinition }) => (task === undefined) !== (taskDefinition === undefined), {
    path: ['task'],
    message: 'Send either task or taskDefinition.',
  })
  .refine(({ task, launchType }) => task === undefined || launchType === undefined, {
    path: ['launchType'],
    message: 'A task sets its own launchType; the outer one goes with taskDefinition.',
  })
  .refine(({ task, capacityProvider }) => task === undefined || capacityProvider === undefined, {
    path: ['capacityProvider'],
    message: 'A task sets its own capacityProvider; the outer one goes with taskDefinition.',
  })
  .refine(({ launchType, capacityProvider }) => launchType === undefined || capacityProvider === undefined, {
    path: ['capacityProvider'],
    message: 'Send either launchType or capacityProvider, not both.',
  })

export const fitAnswerSchema = fitSchema.extend({
  /** What was placed: of a pasted definition, what was read from it. */
  task: placedTaskSchema,
  /** When AWS was asked. */
  scannedAt: z.string(),
})

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
