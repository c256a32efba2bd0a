import { z } from 'zod'

/** Who Shipshape's own base credentials are (sts:GetCallerIdentity), before any role is assumed. */
export const callerIdentity = {
  scope: 'account',
  version: 1,
  schema: z.strictObject({ arn: z.string(), accountId: z.string() }),
} as const
