import { z } from 'zod'
import { contract } from './contract'

/** What every open page wants to know; `data` says how it stands now, so that nothing need be resumed. */
export const shellEventSchema = z.discriminatedUnion('type', [
  /** A scan was asked for, has begun or has ended, whoever asked. */
  z.strictObject({
    type: z.literal('scan'),
    data: z.strictObject({
      id: z.string(),
      state: z.enum(['queued', 'running', 'done', 'cancelled']),
      actor: z.string(),
    }),
  }),
  /** The registry was written to; `actor` is who wrote last, null where nobody has. */
  z.strictObject({
    type: z.literal('registry'),
    data: z.strictObject({ revision: z.int(), actor: z.string().nullable() }),
  }),
  /** The settings were written to, at that revision of the registry. */
  z.strictObject({ type: z.literal('settings'), data: z.strictObject({ revision: z.int() }) }),
])

export type ShellEvent = z.infer<typeof shellEventSchema>

export const shellEvents = contract({
  method: 'GET',
  path: '/api/v1/events',
  access: 'read',
  summary: 'Scans that begin and end and writes to the registry, as server-sent events; begins with how things stand',
  answer: { status: 200, type: 'text/event-stream', events: shellEventSchema },
})
