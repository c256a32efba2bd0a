import { z } from 'zod'
import { policyDocumentSchema } from './policy-document'

export const roleSchema = z.strictObject({
  name: z.string(),
  arn: z.string(),
  path: z.string(),
  trust: policyDocumentSchema,
})

export type Role = z.infer<typeof roleSchema>

/** Every role of the account with its trust policy (iam:ListRoles, all pages). */
export const roles = { scope: 'account', version: 1, schema: z.array(roleSchema) } as const
