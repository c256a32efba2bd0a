import { defaultKey, govKey } from '../world/base-keys'
import { instanceTypes } from '../world/instance-types'
import { regions } from '../world/regions'
import { allowing, policy, spinnakerAuthRole, trusting } from '../world/role-builders'
import type { Account, Role, World } from '../world/world-types'

export const caller = '123456789012'
export const other = '222222222222'

/** A world of two accounts: the caller's, whose role may assume anything, and one with these roles. */
export function smallWorld(roles: readonly Role[], contents: Partial<Account> = {}): World {
  const home: Account = {
    id: caller,
    name: 'home',
    partition: 'aws',
    organizationId: 'o-home',
    roles: [{ ...spinnakerAuthRole, inlinePolicies: { all: allowing('sts:AssumeRole') } }, ...roles],
    regions: {},
  }
  const away: Account = { id: other, name: 'away', partition: 'aws', roles, regions: {}, ...contents }
  return { regions, instanceTypes, baseKeys: [defaultKey, govKey], accounts: [home, away] }
}

/** A role that anyone may assume, with these permissions. */
export function openRole(name: string, ...actions: readonly string[]): Role {
  return { name, trust: policy(trusting('*')), inlinePolicies: { own: allowing(...actions) } }
}
