import { ecsTwinExternalId } from '../clouddriver/ecs-twin'
import type { Context } from '../context'
import type { FactSet } from '../fact-set'
import { clouddriverIdentityOf } from '../roles/clouddriver-identity'
import { findClouddriverRole } from '../roles/clouddriver-role'
import { evaluateTrust } from '../trust/evaluate-trust'
import { principalOf } from '../trust/principal'
import { situationOf } from '../trust/situation'

/**
 * Whether Clouddriver's ECS account can read the AWS account at all, as far as is known: not where AWS refused the role to its
 * identity, nor where the trust demands the external id that the ECS account drops. What it cannot read it does not show.
 */
export function clouddriverReads(account: FactSet['account'], context: Context): boolean {
  const { 'caller-identity': caller, 'assumed-role': assumed, 'clouddriver-role': own, roles } = account
  const identity = caller === undefined ? null : clouddriverIdentityOf(caller, context)
  if (identity === null || !identity.known) return true
  if (identity.isCaller && assumed?.ok === false && assumed.fault.kind === 'denied') return false
  const found = findClouddriverRole({ 'clouddriver-role': own, roles }, context)
  if (found.found !== 'role') return true
  const { mapping, settings, now } = context
  const twin = { ...situationOf(mapping, settings, now), externalId: { passes: ecsTwinExternalId } }
  return evaluateTrust(found.role.trust, principalOf(identity.arn), twin).verdict !== 'no'
}
