import { accountCheck, type RegionalVerdict } from '../check'
import { readableTrust } from '../clouddriver/readable-trust'
import { offeredRoles, type UnreadableRole } from '../clouddriver/role-visibility'
import type { Evidence } from '../evidence'
import { isUnreadable } from '../facts/policy-document'
import type { Role } from '../facts/roles'
import { unreadableWords } from '../roles/task-roles'
import { setUpPage } from '../set-up-page'
import { documentLines } from '../trust/document-lines'
import { counted } from '../words'

/** Documents shown in full; the table has them all. */
const most = 5

export const roleParsing = accountCheck({
  check: 'role-parsing',
  group: 'task-roles',
  name: 'Role parsing',
  docs: setUpPage,
  rule: {
    source:
      'clouddriver-ecs/…/ecs/provider/agent/IamPolicyReader.java and IamRoleCachingAgent.java (seen running in 1.25, 1.38 and 2026.2).',
    appliesTo: 'every release',
  },
  needs: ['roles'],
  uses: [],
  judge: ({ roles }, { release }): RegionalVerdict[] => {
    const [first, ...others] = offeredRoles(roles, release).stoppedBy
    if (first !== undefined) return [unreadable([first, ...others])]
    return [readable(roles)]
  },
})

function readable(roles: readonly Role[]): RegionalVerdict {
  const unread = roles.filter(({ trust }) => isUnreadable(trust)).map(({ name }) => name)
  const count = counted(roles.length - unread.length, 'role')
  return {
    resource: null,
    status: 'pass',
    title: `Clouddriver can read the trust ${unread.length === 0 ? 'policy of every role' : `policies of ${count}`}`,
    summary: `${count} in the account: it can parse each policy.${unreadableWords(unread)}`,
  }
}

function unreadable(roles: readonly [UnreadableRole, ...UnreadableRole[]]): RegionalVerdict {
  const [{ role, why }, ...others] = roles
  const rest = others.length === 0 ? '' : ` ${counted(others.length, 'other role')} would stop it next.`
  const [firstDocument, ...documents] = [documentOf(roles[0]), ...others.slice(0, most - 1).map(documentOf)] as const
  return {
    resource: null,
    status: 'warn',
    title:
      others.length === 0
        ? `\`${role.name}\` stops Clouddriver from reading roles`
        : `${roles.length} roles stop Clouddriver from reading roles`,
    summary: `Clouddriver reads all roles of an account at once and stops at ${role.name}: ${why}. It then caches no roles. If the cache was empty, Spinnaker's role list is empty. If it was filled before, the list is frozen and shows no new roles.${rest}`,
    evidence: [firstDocument, ...documents, ...(others.length === 0 ? [] : [roleTable(roles)])],
    fix: {
      kind: 'readable-trust',
      roles: roles.map((each) => ({ name: each.role.name, document: readableTrust(each.role.trust) })),
    },
  }
}

/** The role's own policy: the lines that Clouddriver cannot read taken out, and put in as it can. */
function documentOf({ role, why }: UnreadableRole): Evidence {
  return {
    kind: 'document',
    title: `${role.name}: ${why}`,
    lines: documentLines(role.trust, [], readableTrust(role.trust)),
  }
}

function roleTable(roles: readonly UnreadableRole[]): Evidence {
  return {
    kind: 'table',
    title: 'Roles that Clouddriver cannot read',
    columns: ['Role', 'Why'],
    rows: roles.map(({ role, why }) => [{ text: role.name, code: true }, why]),
  }
}
