import { z } from 'zod'
import { bounds } from '@/lib/registry/bounds'
import { registrySchema } from '@/lib/registry/registry'
import { contract } from './contract'
import { nextSchema, pagedQuery } from './paged'
import { importAnswerSchema } from './registry'

const json = 'application/json'

export const entitySchema = z.enum(['aws-account', 'ecs-account', 'settings'])

/** One line of the history: what a write did to one thing. `before` is null for what it added, `after` for what it removed. */
export const changeLineSchema = z.strictObject({
  revision: z.int(),
  at: z.string(),
  actor: z.string(),
  entity: entitySchema,
  /** As it is called after the write, or was before it was removed. */
  name: z.string(),
  before: z.record(z.string(), z.json()).nullable(),
  after: z.record(z.string(), z.json()).nullable(),
})

export const changesAnswerSchema = z.strictObject({ changes: z.array(changeLineSchema), next: nextSchema })

/** Longer than any name that the registry takes: older versions took longer ones. */
const nameSchema = z.string().min(1).max(bounds.textLength)

const revisionBody = z.strictObject({
  revision: z.int().min(0),
  /** Only tells what would change. */
  dryRun: z.boolean().default(false),
})

export const listChanges = contract({
  method: 'GET',
  path: '/api/v1/changes',
  access: 'read',
  summary: 'Every write to the registry, newest first; by name also what an account was called before and after',
  query: z.strictObject({ entity: entitySchema.optional(), name: nameSchema.optional(), ...pagedQuery }),
  answer: { status: 200, type: json, schema: changesAnswerSchema },
})
export const getRevision = contract({
  method: 'GET',
  path: '/api/v1/registry/revisions/{revision}',
  access: 'read',
  summary: 'The registry as it was after a revision; 0 is before the first write',
  answer: { status: 200, type: json, schema: registrySchema },
})
export const restoreRegistry = contract({
  method: 'POST',
  path: '/api/v1/registry/restore',
  access: 'edit',
  summary: 'Make the registry what it was after a revision, as a new revision, all or nothing',
  body: { type: json, schema: revisionBody },
  ifMatch: true,
  answer: { status: 200, type: json, schema: importAnswerSchema },
})
export const undoRevision = contract({
  method: 'POST',
  path: '/api/v1/registry/undo',
  access: 'edit',
  summary: 'Take back one write, as a new revision; 412 where what it wrote was written again since',
  body: { type: json, schema: revisionBody },
  ifMatch: true,
  answer: { status: 200, type: json, schema: importAnswerSchema },
})

export type ChangeLine = z.infer<typeof changeLineSchema>
export type ChangesAnswer = z.infer<typeof changesAnswerSchema>
