import { z } from 'zod'

/** How Shipshape itself reads an AWS account. Never exported to clouddriver-local.yml. */
export const readerSchema = z
  .strictObject({
    mode: z.enum(['clouddriver-role', 'role', 'ambient']),
    /** Mode `role` only; may hold `{partition}`, `{accountId}` and `{name}`. */
    roleArn: z.string().min(1).optional(),
    externalId: z.string().min(1).optional(),
    sessionName: z.string().min(1).optional(),
    /** AWS profile of the base credentials. */
    profile: z.string().min(1).optional(),
  })
  .refine((reader) => reader.mode !== 'role' || reader.roleArn !== undefined, {
    path: ['roleArn'],
    message: 'Mode "role" needs the ARN of the role to assume.',
  })

export type Reader = z.infer<typeof readerSchema>

export const defaultReader: Reader = { mode: 'clouddriver-role' }
