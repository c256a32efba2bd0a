import { z } from 'zod'
import { readerSchema } from '@/lib/registry/reader'
import { fact } from './fact'

/** How this account is being read. A fault here is why every other fact of the account is missing. */
export const readerSession = fact({
  scope: 'account',
  version: 1,
  schema: z.strictObject({
    mode: readerSchema.shape.mode,
    /** ARN that the reads were made with. */
    readAs: z.string(),
    accountId: z.string(),
    /** Whether the reads were made with the very role that Clouddriver assumes. */
    isClouddriverRole: z.boolean(),
  }),
})
