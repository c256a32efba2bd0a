import { z } from 'zod'
import { transitionSchema } from '@/lib/readiness/changes/transition'
import { bounds } from '@/lib/registry/bounds'
import { contract } from './contract'
import { nextSchema, pagedQuery } from './paged'

export const transitionsSchema = z.strictObject({ transitions: z.array(transitionSchema), next: nextSchema })

export const transitionsQuery = z.strictObject({
  ecsAccount: z.string().min(1).max(bounds.textLength).optional(),
  check: z.string().min(1).max(100).optional(),
  /** Only those at that time or later. */
  since: z.iso.datetime({ offset: true }).optional(),
  ...pagedQuery,
})

export type Transition = z.infer<typeof transitionSchema>
export type TransitionsAnswer = z.infer<typeof transitionsSchema>

export const listTransitions = contract({
  method: 'GET',
  path: '/api/v1/transitions',
  access: 'read',
  summary: 'Statuses that differ between two reports that follow one another, newest first, and why',
  query: transitionsQuery,
  answer: { status: 200, type: 'application/json', schema: transitionsSchema },
})
