import { z } from 'zod'
import { statusSchema } from '../status-schema'

export const roleRowSchema = z.strictObject({
  ecsAccount: z.string(),
  name: z.string(),
  arn: z.string(),
  kind: z.enum(['clouddriver', 'task', 'service-linked']),
  status: statusSchema,
  visibleInSpinnaker: z.boolean(),
  trusts: z.array(
    z.strictObject({
      principal: z.string(),
      verdict: z.enum(['yes', 'no', 'conditional']),
      reasons: z.array(z.string()),
    }),
  ),
  staleSince: z.string().optional(),
})

export type RoleRow = z.infer<typeof roleRowSchema>
