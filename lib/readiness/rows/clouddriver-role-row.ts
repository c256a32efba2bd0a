import { isFrom } from '@/lib/registry/release'
import { offeredRoles } from '../clouddriver/role-visibility'
import type { Context } from '../context'
import type { FactSet } from '../fact-set'
import type { Role } from '../facts/roles'
import type { Fault } from '../fault'
import { assumedLive, clouddriverIdentityOf } from '../roles/clouddriver-identity'
import { findClouddriverRole } from '../roles/clouddriver-role'
import { byUrgency, type Status } from '../status'
import { evaluateTrust, type Trust } from '../trust/evaluate-trust'
import { applicationAutoScaling, ecs, ecsTasks, principalOf, service } from '../trust/principal'
import { situationOf } from '../trust/situation'
import type { RoleRow } from './role-row'

type Account = Pick<FactSet['account'], 'clouddriver-role' | 'roles' | 'caller-identity' | 'assumed-role'>

/** The row of the role that Clouddriver assumes; the fault where neither read told its trust, null where there is none. */
export function clouddriverRoleRow(account: Account, context: Context): RoleRow | Fault | null {
  const { 'clouddriver-role': own, roles, 'caller-identity': caller } = account
  const found = findClouddriverRole({ 'clouddriver-role': own, roles }, context)
  if (found.found === 'unread') return found.fault
  if (found.found !== 'role') return null
  const { role } = found
  const identity = caller === undefined ? null : clouddriverIdentityOf(caller, context)
  const live = identity === null ? null : assumedLive(identity, account['assumed-role'], context)
  const services = trustsOf(role, [ecs, applicationAutoScaling, ecsTasks], context)
  const identities = identity?.known ? trustsOf(role, [identity.arn], context) : []
  const trusts = [...services, ...identities]
  return {
    ecsAccount: context.mapping.ecsAccount.name,
    name: role.name,
    arn: role.arn,
    kind: 'clouddriver',
    status: statusOf(services, live === null ? identities[0] : 'assumed live', context),
    visibleInSpinnaker: offeredRoles(roles?.ok ? roles.value : [role], context.release).offered.has(role.arn),
    trusts: trusts.map(({ principal, verdict, reasons }) => ({ principal, verdict, reasons })),
  }
}

function trustsOf(role: Role, names: readonly string[], { mapping, settings, now }: Context): Trust[] {
  const situation = situationOf(mapping, settings, now)
  return names.map((name) =>
    evaluateTrust(role.trust, name.startsWith('arn:') ? principalOf(name) : service(name), situation),
  )
}

const statuses: Record<Trust['verdict'], Status> = { yes: 'pass', no: 'fail', conditional: 'warn' }

/** The worst of what the release wants of the role: Clouddriver's identity, and to 1.18 the two services. */
function statusOf(
  services: readonly Trust[],
  identity: Trust | 'assumed live' | undefined,
  { release }: Context,
): Status {
  const needed = isFrom(release, '1.19') ? [] : services.filter(({ principal }) => principal !== ecsTasks)
  const ofIdentity =
    identity === 'assumed live' ? 'pass' : identity === undefined ? 'unknown' : statuses[identity.verdict]
  const [worst = ofIdentity] = [ofIdentity, ...needed.map(({ verdict }) => statuses[verdict])].sort(byUrgency)
  return worst
}
