import { z } from 'zod'
import { bounds } from '@/lib/registry/bounds'
import { contract } from './contract'
import { nextSchema, pagedQuery } from './paged'
import { addressNameSchema } from './schedules'
import { toldStatuses } from './told-statuses'

const json = 'application/json'

const toldStatusSchema = z.enum(toldStatuses)
export const channelKindSchema = z.enum(['slack', 'webhook'])

export const channelSchema = z.strictObject({
  name: z.string(),
  /** `webhook`: JSON, signed. `slack`: whatever takes Slack's incoming webhooks. */
  kind: channelKindSchema,
  /** The origin of the address; the rest is as good as a password. */
  url: z.string(),
  enabled: z.boolean(),
  /** Null: every ECS account. */
  ecsAccounts: z.array(z.string()).nullable(),
  /** A transition is told when its `after` is one of these. */
  to: z.array(toldStatusSchema),
})
export const channelsSchema = z.strictObject({ channels: z.array(channelSchema) })

/** `secret`: what a webhook's messages are signed with, in this answer and in no other. */
export const channelWithSecretSchema = channelSchema.extend({ secret: z.string().optional() })

export const deliverySchema = z.strictObject({
  /** The message's own id, the same however often it is sent. */
  id: z.uuid(),
  at: z.iso.datetime(),
  /** `retrying` also before the first attempt. */
  state: z.enum(['sent', 'retrying', 'failed']),
  attempts: z.int().min(0),
  /** HTTP status of the last answer; null where none came. */
  status: z.int().nullable(),
  /** Why the last attempt told nothing. */
  error: z.string().nullable(),
  /** How many transitions it tells; 0 for a test. */
  transitions: z.int().min(0),
})
export const deliveriesSchema = z.strictObject({ deliveries: z.array(deliverySchema), next: nextSchema })

/** An address that messages are sent to. No error repeats it. */
const urlSchema = z
  .string()
  .trim()
  .max(2_048)
  .refine(isWebAddress, 'needs a whole address such as https://hooks.example.com/services/1.')

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

const fields = {
  name: addressNameSchema,
  url: urlSchema,
  enabled: z.boolean(),
  ecsAccounts: z.array(z.string().max(bounds.nameLength)).min(1).max(bounds.accounts).nullable(),
  to: z
    .array(toldStatusSchema)
    .min(1, 'needs at least one status.')
    .max(toldStatuses.length)
    .transform((given) => toldStatuses.filter((status) => given.includes(status))),
}
export const newChannelSchema = z.strictObject({
  ...fields,
  kind: channelKindSchema,
  enabled: fields.enabled.default(true),
  ecsAccounts: fields.ecsAccounts.default(null),
  to: fields.to.default([...toldStatuses]),
})
export const channelPatchSchema = z
  .strictObject({
    ...fields,
    /** Another secret in the place of the one that there is. */
    rotateSecret: z.literal(true),
  })
  .partial()

export type Channel = z.output<typeof channelSchema>
export type ChannelWithSecret = z.output<typeof channelWithSecretSchema>
export type Delivery = z.output<typeof deliverySchema>
export type NewChannel = z.output<typeof newChannelSchema>
export type ChannelPatch = z.output<typeof channelPatchSchema>

export const listChannels = contract({
  method: 'GET',
  path: '/api/v1/channels',
  access: 'admin',
  summary: 'Where transitions are told',
  answer: { status: 200, type: json, schema: channelsSchema },
})
export const createChannel = contract({
  method: 'POST',
  path: '/api/v1/channels',
  access: 'admin',
  summary: 'Tell transitions to an address; the answer shows the secret of a webhook, once',
  audited: 'channel',
  body: { type: json, schema: newChannelSchema },
  answer: { status: 201, type: json, schema: channelWithSecretSchema },
})
export const patchChannel = contract({
  method: 'PATCH',
  path: '/api/v1/channels/{name}',
  access: 'admin',
  summary: 'Change, pause or resume a channel, or give it another secret',
  audited: 'channel',
  body: { type: 'application/merge-patch+json', schema: channelPatchSchema },
  answer: { status: 200, type: json, schema: channelWithSecretSchema },
})
export const deleteChannel = contract({
  method: 'DELETE',
  path: '/api/v1/channels/{name}',
  access: 'admin',
  summary: 'Delete a channel with its deliveries, sent or not',
  audited: 'channel',
  answer: { status: 204, type: 'none' },
})
export const testChannel = contract({
  method: 'POST',
  path: '/api/v1/channels/{name}/test',
  access: 'admin',
  summary: 'Send a message without transitions now, once, and say what became of it',
  audited: 'channel',
  answer: { status: 200, type: json, schema: deliverySchema },
})
export const listDeliveries = contract({
  method: 'GET',
  path: '/api/v1/channels/{name}/deliveries',
  access: 'admin',
  summary: 'What a channel was told, or is still to be told, newest first',
  query: z.strictObject(pagedQuery),
  answer: { status: 200, type: json, schema: deliveriesSchema },
})
