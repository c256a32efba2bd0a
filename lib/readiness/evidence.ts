import { z } from 'zod'
import { statusSchema } from './status-schema'

const cellSchema = z.union([
  z.string(),
  z.strictObject({
    text: z.string(),
    /** Drawn as shape and colour before the text. */
    status: statusSchema.optional(),
    /** Set in monospace: ids, ARNs, principals. */
    code: z.boolean().optional(),
  }),
])

const lineSchema = z.strictObject({
  text: z.string(),
  /** Why the line is marked; unmarked lines are context. */
  mark: z.enum(['admits', 'denies', 'conditional', 'added', 'removed']).optional(),
  note: z.string().optional(),
})

const verdictSchema = z.strictObject({ status: statusSchema, text: z.string() })

/** Proof beside a finding; one component draws all kinds, so that a check needs no screen. */
export const evidenceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('table'),
    title: z.string(),
    columns: z.array(z.string()),
    rows: z.array(z.array(cellSchema)),
  }),
  z.strictObject({ kind: z.literal('document'), title: z.string(), lines: z.array(lineSchema) }),
  z.strictObject({ kind: z.literal('verdicts'), title: z.string(), aws: verdictSchema, clouddriver: verdictSchema }),
  z.strictObject({ kind: z.literal('text'), title: z.string(), text: z.string() }),
])

export type Evidence = z.infer<typeof evidenceSchema>
export type Cell = z.infer<typeof cellSchema>
export type DocumentLine = z.infer<typeof lineSchema>
