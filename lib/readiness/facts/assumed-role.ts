import { z } from 'zod'
import { fact } from './fact'

/** The live try to assume the account's own role as Clouddriver does; `tried: false` where somebody else's try would say nothing. */
export const assumedRole = fact({
  scope: 'account',
  version: 1,
  schema: z.discriminatedUnion('tried', [
    z.strictObject({
      tried: z.literal(true),
      roleArn: z.string(),
      /** ARN of the session, `arn:aws:sts::…:assumed-role/…/…`. */
      sessionArn: z.string(),
      accountId: z.string(),
    }),
    z.strictObject({ tried: z.literal(false), why: z.string() }),
  ]),
})
