import { type OfferedRoles, offeredRoles } from '../clouddriver/role-visibility'
import { isUnreadable } from '../facts/policy-document'
import type { Role } from '../facts/roles'
import { evaluateTrust, type Trust } from '../trust/evaluate-trust'
import { ecsTasks, service } from '../trust/principal'
import type { Situation } from '../trust/situation'
import { listed } from '../words'

/** A role as a task's role: what AWS would say, and whether Spinnaker would offer it. */
export type TaskRole = { role: Role; trust: Trust; offered: boolean }

export type TaskRoles = {
  /** Every role that AWS would, or might, let ecs-tasks assume, and every role that Spinnaker would offer. */
  roles: readonly TaskRole[]
  /** Roles whose trust AWS's list does not tell: each may be one, and nothing is found wrong with it. */
  unreadable: readonly TaskRole[]
  /** Whether the release offers roles by their trust at all. */
  filtered: OfferedRoles['filtered']
  stoppedBy: OfferedRoles['stoppedBy']
}

/** Both readings of every role of the account; the two need not agree. */
export function taskRolesOf(roles: readonly Role[], release: string | null, situation: Situation): TaskRoles {
  const { offered, filtered, stoppedBy } = offeredRoles(roles, release)
  const all = roles.map((role) => ({
    role,
    trust: evaluateTrust(role.trust, service(ecsTasks), situation),
    offered: offered.has(role.arn),
  }))
  const readable = all.filter(({ role }) => !isUnreadable(role.trust))
  return {
    roles: readable.filter((each) => each.offered || each.trust.verdict !== 'no'),
    unreadable: all.filter(({ role }) => isUnreadable(role.trust)),
    filtered,
    stoppedBy,
  }
}

/** `narrowed`: by a condition that AWS documents not to work for task roles. */
export type Disagreement = 'not offered' | 'not accepted' | 'narrowed'

/** How the readings of one role disagree; any other `conditional` is no disagreement, nor is a refused role where all are offered. */
export function disagreementOf({ trust, offered }: TaskRole, filtered: boolean): Disagreement | null {
  if (trust.verdict === 'conditional' && trust.statements.some(({ trap }) => trap)) return 'narrowed'
  if (trust.verdict === 'yes' && !offered) return 'not offered'
  return trust.verdict === 'no' && offered && filtered ? 'not accepted' : null
}

/** Names the roles that were left out because their trust could not be read; empty where there is none. */
export function unreadableWords(names: readonly string[]): string {
  if (names.length === 0) return ''
  const few = names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : listed(names)
  return ` The trust ${names.length === 1 ? 'policy' : 'policies'} of ${few} could not be read: AWS's list of roles holds no policy document there. Check again.`
}
