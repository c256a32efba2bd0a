import { z } from 'zod'
import { fact } from './fact'

/** Who Shipshape's own base credentials are (sts:GetCallerIdentity), before any role is assumed. */
export const callerIdentity = fact({
  scope: 'account',
  version: 1,
  schema: z.strictObject({ arn: z.string(), accountId: z.string() }),
})
