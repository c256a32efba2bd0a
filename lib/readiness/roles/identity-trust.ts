import { parseIdentity } from '@/lib/registry/identity'
import type { Context } from '../context'
import type { Role } from '../facts/roles'
import { evaluateTrust, type Trust } from '../trust/evaluate-trust'
import { situationOf } from '../trust/situation'

/**
 * Whether a role's trust admits Clouddriver's identity with the external id of the AWS account. Null where the identity is
 * not the ARN of a role, session, user or root, so that no trust policy can be read for it.
 */
export function identityTrust(role: Role, identity: string, { mapping, settings, now }: Context): Trust | null {
  const parsed = parseIdentity(identity)
  return parsed === null ? null : evaluateTrust(role.trust, parsed, situationOf(mapping, settings, now))
}
