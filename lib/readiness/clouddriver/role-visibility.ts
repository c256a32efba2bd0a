import { isFrom } from '@/lib/registry/release'
import type { Role } from '../facts/roles'
import { type PolicyReading, readTrust } from './iam-policy-reader'

export type UnreadableRole = { role: Role; why: string }

/** The roles that Spinnaker would offer, by ARN; none where one role's policy stops the caching agent of the account. */
export type OfferedRoles = {
  offered: ReadonlySet<string>
  /** Whether the release filters by trust at all. */
  filtered: boolean
  /** Roles whose policies Clouddriver cannot read, and why: it stops at the first, and at the next once that is mended. */
  stoppedBy: readonly UnreadableRole[]
}

/** First release that offers every role: the filter of IamRoleCacheClient.getAll() was dropped (clouddriver a59fcc0ac0). */
const unfilteredFrom = '2026.2'

/**
 * The role list of Spinnaker's deploy dialog. To 2026.1 a role is offered if Clouddriver's reading of its trust holds the
 * pair Service and ecs-tasks.amazonaws.com; from 2026.2 every role is. Seen running (1.38, 2026.1, 2026.2):
 * clouddriver-ecs/…/provider/agent/IamRoleCachingAgent.java and …/cache/client/IamRoleCacheClient.java
 */
export function offeredRoles(roles: readonly Role[], release: string | null): OfferedRoles {
  const filtered = !isFrom(release, unfilteredFrom)
  const readings = roles.map((role) => ({ role, reading: readTrust(role.trust) }))
  const stoppedBy = readings.flatMap(({ role, reading }) => (reading.readable ? [] : [{ role, why: reading.why }]))
  if (stoppedBy.length > 0) return { offered: new Set(), filtered, stoppedBy }
  const shown = readings.filter(({ reading }) => !filtered || trustsEcsTasks(reading))
  return { offered: new Set(shown.map(({ role }) => role.arn)), filtered, stoppedBy }
}

/** Whether Clouddriver's reading holds the pair it looks for; also its check at deploy time (checkRoleTrustRelations). */
export function trustsEcsTasks(reading: PolicyReading): boolean {
  return (
    reading.readable &&
    reading.trusts.some(({ type, value }) => type === 'Service' && value === 'ecs-tasks.amazonaws.com')
  )
}
