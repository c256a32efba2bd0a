import { z } from 'zod'
import { bounds } from '@/lib/registry/bounds'
import { contract } from './contract'

const json = 'application/json'

export const muteSchema = z.strictObject({
  id: z.string(),
  ecsAccount: z.string(),
  check: z.string(),
  region: z.string().nullable(),
  resource: z.string().nullable(),
  reason: z.string(),
  /** It ends within a minute of that. */
  until: z.iso.datetime(),
  /** The actor who made it. */
  by: z.string(),
  at: z.iso.datetime(),
  /** Of the finding as it was then; when it becomes another, the mute ends. */
  fingerprint: z.string(),
})
export const mutesSchema = z.strictObject({ mutes: z.array(muteSchema) })

const text = z.string().min(1).max(bounds.textLength)

export const newMuteSchema = z.strictObject({
  ecsAccount: text,
  check: text,
  region: text.nullable().default(null),
  resource: text.nullable().default(null),
  reason: z.string().trim().min(1).max(1000),
  /** A time, or a day that counts to its end in UTC; at most 365 days ahead. */
  until: z.union([z.iso.datetime({ offset: true }), z.iso.date()]),
})

export type Mute = z.output<typeof muteSchema>
export type NewMute = z.output<typeof newMuteSchema>

export const listMutes = contract({
  method: 'GET',
  path: '/api/v1/mutes',
  access: 'read',
  summary: 'Findings that somebody has set aside, newest first',
  answer: { status: 200, type: json, schema: mutesSchema },
})
export const createMute = contract({
  method: 'POST',
  path: '/api/v1/mutes',
  access: 'edit',
  summary: 'Set a finding aside until a day, or until it is another; it leaves the status of its account at once',
  body: { type: json, schema: newMuteSchema },
  answer: { status: 201, type: json, schema: muteSchema },
})
export const deleteMute = contract({
  method: 'DELETE',
  path: '/api/v1/mutes/{id}',
  access: 'edit',
  summary: 'Hear a finding again',
  answer: { status: 204, type: 'none' },
})
