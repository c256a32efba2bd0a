import { z } from 'zod'
import { type Fault, faultSchema } from './fault'

/** ISO 8601 in UTC. */
export type Iso = string

/** A fact, or why there is none; a fault keeps the last good value beside it and never replaces it. */
export type Gathered<T> =
  | { ok: true; value: T; at: Iso }
  | { ok: false; fault: Fault; at: Iso; last?: { value: T; at: Iso } | undefined }

/** Schema of a gathered value, for facts read per resource (a record of gathered values). */
export function gatheredSchema<S extends z.ZodType>(value: S) {
  return z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value, at: z.string() }),
    z.strictObject({
      ok: z.literal(false),
      fault: faultSchema,
      at: z.string(),
      last: z.strictObject({ value, at: z.string() }).optional(),
    }),
  ])
}
