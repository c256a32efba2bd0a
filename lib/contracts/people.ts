import { z } from 'zod'
import { contract } from './contract'

const json = 'application/json'
const noBody = { status: 204, type: 'none' } as const

export const accessSchema = z.enum(['read', 'edit', 'admin'])

const time = z.iso.datetime()
const id = z.uuid()

/** A text of one line that people read, without what would turn or hide what stands beside it. */
const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u, 'holds characters that cannot be seen.')

/** In lower case, in which it is kept. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email('is not an e-mail address such as name@example.com.'))
export const personNameSchema = line(100)
export const passwordSchema = z
  .string()
  .min(12, 'is too short: it needs at least 12 characters.')
  .max(200, 'is too long: at most 200 characters.')

export const meSchema = z.strictObject({
  actor: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  access: accessSchema,
  by: z.enum(['session', 'token']),
  expiresAt: time.nullable(),
})
export const sessionsSchema = z.strictObject({
  sessions: z.array(
    z.strictObject({
      id,
      createdAt: time,
      lastSeenAt: time,
      address: z.string().nullable(),
      agent: z.string().nullable(),
      current: z.boolean(),
    }),
  ),
})
export const personSchema = z.strictObject({
  id,
  name: z.string(),
  email: z.string(),
  access: accessSchema,
  from: z.enum(['password', 'oidc']),
  createdAt: time,
  lastSeenAt: time.nullable(),
})
export const peopleSchema = z.strictObject({ people: z.array(personSchema) })
export const invitationSchema = z.strictObject({
  id,
  email: z.string(),
  access: accessSchema,
  createdBy: z.string(),
  createdAt: time,
  expiresAt: time,
})
export const invitationsSchema = z.strictObject({ invitations: z.array(invitationSchema) })
export const newInvitationSchema = z.strictObject({ id, link: z.url(), expiresAt: time })
const tokenFields = {
  id,
  name: z.string(),
  access: accessSchema,
  createdBy: z.string(),
  createdAt: time,
  expiresAt: time.nullable(),
  lastUsedAt: time.nullable(),
  prefix: z.string(),
}
export const tokenSchema = z.strictObject(tokenFields)
export const tokensSchema = z.strictObject({ tokens: z.array(tokenSchema) })
export const newTokenSchema = z.strictObject({ ...tokenFields, token: z.string() })

export const tokenInputSchema = z.strictObject({
  name: line(60).regex(/^[\p{L}\p{N} ._/-]+$/u, 'may hold letters, digits, spaces and . _ / - only.'),
  access: accessSchema,
  expiresInDays: z.int().min(1).max(365).optional(),
})
export const invitationInputSchema = z.strictObject({ email: emailSchema, access: accessSchema })

export const getMe = contract({
  method: 'GET',
  path: '/api/v1/me',
  access: 'read',
  summary: 'Who asks, and what they may do',
  answer: { status: 200, type: json, schema: meSchema },
})
export const changePassword = contract({
  method: 'POST',
  path: '/api/v1/me/password',
  access: 'read',
  audited: 'access',
  summary: 'Another password for whoever asks; every other session of theirs ends',
  body: { type: json, schema: z.strictObject({ current: z.string().max(1000), password: passwordSchema }) },
  answer: noBody,
})
export const listMySessions = contract({
  method: 'GET',
  path: '/api/v1/me/sessions',
  access: 'read',
  summary: 'The browsers in which whoever asks is signed in',
  answer: { status: 200, type: json, schema: sessionsSchema },
})
export const endMySession = contract({
  method: 'DELETE',
  path: '/api/v1/me/sessions/{id}',
  access: 'read',
  audited: 'access',
  summary: 'Signs out one of them',
  answer: noBody,
})
export const listPeople = contract({
  method: 'GET',
  path: '/api/v1/people',
  access: 'admin',
  summary: 'Everybody who signs in',
  answer: { status: 200, type: json, schema: peopleSchema },
})
export const patchPerson = contract({
  method: 'PATCH',
  path: '/api/v1/people/{id}',
  access: 'admin',
  audited: 'access',
  summary: 'Another access for a person, whose sessions end with it',
  body: {
    type: 'application/merge-patch+json',
    schema: z.strictObject({ name: personNameSchema.optional(), access: accessSchema.optional() }),
  },
  answer: { status: 200, type: json, schema: personSchema },
})
export const deletePerson = contract({
  method: 'DELETE',
  path: '/api/v1/people/{id}',
  access: 'admin',
  audited: 'access',
  summary: 'Removes a person; history keeps what they did',
  answer: noBody,
})
export const listSessions = contract({
  method: 'GET',
  path: '/api/v1/people/{id}/sessions',
  access: 'admin',
  summary: 'The browsers in which a person is signed in',
  answer: { status: 200, type: json, schema: sessionsSchema },
})
export const endSession = contract({
  method: 'DELETE',
  path: '/api/v1/people/{id}/sessions/{session}',
  access: 'admin',
  audited: 'access',
  summary: 'Signs a person out of one of them',
  answer: noBody,
})
export const listInvitations = contract({
  method: 'GET',
  path: '/api/v1/invitations',
  access: 'admin',
  summary: 'Invitations that can still be used',
  answer: { status: 200, type: json, schema: invitationsSchema },
})
export const createInvitation = contract({
  method: 'POST',
  path: '/api/v1/invitations',
  access: 'admin',
  audited: 'access',
  summary: 'A link that makes a person with a password, once, within 7 days; it is shown this once',
  body: { type: json, schema: invitationInputSchema },
  answer: { status: 201, type: json, schema: newInvitationSchema },
})
export const deleteInvitation = contract({
  method: 'DELETE',
  path: '/api/v1/invitations/{id}',
  access: 'admin',
  audited: 'access',
  summary: 'Withdraws an invitation',
  answer: noBody,
})
export const listTokens = contract({
  method: 'GET',
  path: '/api/v1/tokens',
  access: 'admin',
  summary: 'The keys of machines',
  answer: { status: 200, type: json, schema: tokensSchema },
})
export const createToken = contract({
  method: 'POST',
  path: '/api/v1/tokens',
  access: 'admin',
  audited: 'access',
  summary: 'A key for a machine; it is shown this once',
  body: { type: json, schema: tokenInputSchema },
  answer: { status: 201, type: json, schema: newTokenSchema },
})
export const deleteToken = contract({
  method: 'DELETE',
  path: '/api/v1/tokens/{id}',
  access: 'admin',
  audited: 'access',
  summary: 'Ends a token',
  answer: noBody,
})
