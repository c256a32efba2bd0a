import { z } from 'zod'

/**
 * What the audit keeps. `access`: a person, a password, a session, a token or an invitation was made, changed or ended;
 * `channel`: an address that transitions are told to was made, changed, tried or taken away; `export`: the registry or a report
 * left as a file; `test`: an account was tried with a reader of somebody's choice; `push`: Clouddriver was written to.
 */
export const auditKindSchema = z.enum([
  'sign-in',
  'sign-in-failed',
  'sign-out',
  'denied',
  'access',
  'channel',
  'export',
  'test',
  'push',
])

export type AuditKind = z.infer<typeof auditKindSchema>
