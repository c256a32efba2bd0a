import { z } from 'zod'
import { fact } from './fact'
import { type Item, item } from './item'
import { isUnreadable, type PolicyDocument, policyDocumentSchema, statementWords } from './policy-document'

export const roleSchema = z.strictObject({
  name: z.string(),
  arn: z.string(),
  path: z.string(),
  trust: policyDocumentSchema,
})

export type Role = z.infer<typeof roleSchema>

/** Every role of the account with its trust policy (iam:ListRoles, all pages). */
export const roles = fact({
  scope: 'account',
  version: 1,
  schema: z.array(roleSchema),
  items: (roles, other) => roles.map((role) => rolesItem(role, other)),
})

/** Statements are compared where both readings have them. */
function rolesItem(role: Role, other: readonly Role[]): Item {
  const readings = [role, ...other.filter(({ arn }) => arn === role.arn)]
  return readings.every(({ trust }) => !isUnreadable(trust)) ? roleItem(role, {}) : item(role.arn, `role ${role.name}`)
}

export function roleItem(
  { arn, name, trust }: { arn: string; name: string; trust: PolicyDocument },
  state: Item['state'],
): Item {
  const statements = Array.isArray(trust.Statement) ? trust.Statement : [trust.Statement]
  return { ...item(arn, `role ${name}`, state), parts: statements.map(statementWords) }
}
