import { effectiveRelease, isComplete, mappingOf } from '@/lib/registry/mapping'
import { offeredRoles } from '../clouddriver/role-visibility'
import type { Context } from '../context'
import type { Role } from '../facts/roles'
import { findServiceLinkedRole, serviceLinkedRoleNames } from '../roles/service-linked-roles'
import { disagreementOf, taskRolesOf } from '../roles/task-roles'
import { evaluateTrust, type Trust } from '../trust/evaluate-trust'
import { service } from '../trust/principal'
import { situationOf } from '../trust/situation'
import { clouddriverReads } from './clouddriver-reads'
import { clouddriverRoleRow } from './clouddriver-role-row'
import type { RoleRow } from './role-row'
import type { RowFault } from './row-fault'
import { accountRows } from './row-maker'
import { noRows } from './rows-input'

/**
 * The roles of one ECS account: the one that Clouddriver assumes, the task roles as AWS and as Spinnaker see them, and the
 * service-linked ones. `faults` name the reads that left rows out, and only those.
 */
export const roleRows = accountRows<RoleRow, 'roles' | 'clouddriver-role' | 'caller-identity' | 'assumed-role'>({
  wants: ['roles', 'clouddriver-role', 'caller-identity', 'assumed-role'],
  rows: (account, { registry, ecsAccount, now }) => {
    const mapping = mappingOf(registry, ecsAccount)
    if (!isComplete(mapping)) return noRows
    const { settings } = registry
    const release = effectiveRelease(ecsAccount, settings)
    const context: Context = { registry, mapping, settings, release, region: null, now }

    const own = clouddriverRoleRow(account, context)
    const { roles } = account
    const ofList = roles?.ok ? [...taskRows(roles.value, context), ...serviceLinkedRows(roles.value, context)] : []
    const read = own !== null && 'arn' in own ? [own, ...ofList] : ofList
    const rows = clouddriverReads(account, context) ? read : read.map(hidden)
    // The list's fault leaves task roles out; the role's own counts only where the list did not stand in for it.
    const left = [own !== null && 'action' in own ? own : null, roles === undefined || roles.ok ? null : roles.fault]
    const faults = left.flatMap((fault) =>
      fault === null ? [] : [{ ecsAccount: ecsAccount.name, region: null, resource: null, fault }],
    )
    return { rows, faults: faults.filter(isFirstOfItsAction) }
  },
})

/** A role that the release would offer, of an account that Clouddriver cannot read. */
const hidden = (row: RoleRow): RoleRow => ({ ...row, visibleInSpinnaker: false })

/** When nothing of an account could be read, both reads fail by the same call. */
function isFirstOfItsAction({ fault }: RowFault, index: number, faults: readonly RowFault[]): boolean {
  return faults.findIndex((other) => other.fault.action === fault.action) === index
}

function taskRows(roles: readonly Role[], context: Context): RoleRow[] {
  const { roles: taskRoles, unreadable, filtered } = taskRolesOf(roles, context.release, situationOfContext(context))
  const known = taskRoles.map((each) => {
    const differs = disagreementOf(each, filtered) !== null
    const status = differs ? 'warn' : each.trust.verdict === 'no' ? 'not-applicable' : 'pass'
    return rowOf(each.role, 'task', status, each.trust, each.offered, context)
  })
  const unknown = unreadable.map(({ role, trust, offered }) => rowOf(role, 'task', 'unknown', trust, offered, context))
  return [...known, ...unknown]
}

function serviceLinkedRows(roles: readonly Role[], context: Context): RoleRow[] {
  const { offered } = offeredRoles(roles, context.release)
  return serviceLinkedRoleNames.flatMap(({ name, service: owner }) => {
    const role = findServiceLinkedRole(roles, name)
    if (role === undefined) return []
    const trust = evaluateTrust(role.trust, service(owner), situationOfContext(context))
    return [rowOf(role, 'service-linked', 'pass', trust, offered.has(role.arn), context)]
  })
}

function situationOfContext({ mapping, settings, now }: Context) {
  return situationOf(mapping, settings, now)
}

function rowOf(
  { name, arn }: Role,
  kind: RoleRow['kind'],
  status: RoleRow['status'],
  { principal, verdict, reasons }: Trust,
  visibleInSpinnaker: boolean,
  { mapping }: Context,
): RoleRow {
  const ecsAccount = mapping.ecsAccount.name
  return { ecsAccount, name, arn, kind, status, visibleInSpinnaker, trusts: [{ principal, verdict, reasons }] }
}
