import type { Account, PolicyDocument, Role } from '../world/world-types'
import { managedPolicy } from './managed-policies'

/** ARN of a role; its path is part of it. */
export function roleArn(account: Account, role: Role): string {
  return `arn:${account.partition}:iam::${account.id}:role${role.path ?? '/'}${role.name}`
}

/** The document behind a policy's ARN, AWS's or the account's own. */
export function policyDocument(account: Account, arn: string): PolicyDocument | undefined {
  return managedPolicy(arn) ?? account.policies?.[arn.slice(arn.lastIndexOf('/') + 1)]
}

/** Attached and inline policies of a role. */
export function identityPolicies(account: Account, role: Role): readonly PolicyDocument[] {
  const attached = (role.attachedPolicies ?? []).map((arn) => policyDocument(account, arn))
  return [...attached.filter((document) => document !== undefined), ...Object.values(role.inlinePolicies ?? {})]
}

/** What a role's permissions boundary allows; null where it has none. A boundary that is gone allows nothing. */
export function boundaryOf(account: Account, role: Role): PolicyDocument | null {
  if (role.permissionsBoundary === undefined) return null
  return policyDocument(account, role.permissionsBoundary) ?? { Statement: [] }
}
