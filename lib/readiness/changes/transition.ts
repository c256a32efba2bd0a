import { z } from 'zod'
import { statuses } from '../status'

/** What a finding shows: its status, or that somebody set it aside. */
export const shownStatusSchema = z.enum([...statuses, 'muted'])

/** Why a status moved: a fact that AWS answered otherwise, or what a person wrote. */
export const reasonSchema = z.strictObject({
  /** A fact's name; `mapping`, `release`, `settings` or `mute` for what a person did. */
  fact: z.string(),
  region: z.string().nullable(),
  /** A sentence without its full stop: "cluster main: status: ACTIVE → INACTIVE". */
  what: z.string(),
})

/** A status that differs between two reports of an ECS account that follow one another. */
export const transitionSchema = z.strictObject({
  id: z.string(),
  /** When the later report was saved, ISO 8601. */
  at: z.string(),
  ecsAccount: z.string(),
  /** Null: the account's own status. */
  check: z.string().nullable(),
  region: z.string().nullable(),
  resource: z.string().nullable(),
  /** Null where only the other report has the finding. */
  before: shownStatusSchema.nullable(),
  after: shownStatusSchema.nullable(),
  title: z.string(),
  because: z.array(reasonSchema),
  reportId: z.string(),
})

export type ShownStatus = z.infer<typeof shownStatusSchema>
export type Reason = z.infer<typeof reasonSchema>
