import { z } from 'zod'
import { roleSchema } from './roles'

/** The role that Clouddriver assumes, read by itself (iam:GetRole); null where the account has no such role. */
export const clouddriverRole = {
  scope: 'account',
  version: 1,
  schema: roleSchema.extend({ permissionsBoundary: z.string().nullable() }).nullable(),
} as const
