import { mappedRegions, roleArnOf } from '@/lib/registry/mapping'
import { accountCheck, type RegionalVerdict } from '../check'
import type { Context } from '../context'
import type { Evidence } from '../evidence'
import type { Facts } from '../facts'
import type { Role } from '../facts/roles'
import type { Fault } from '../fault'
import type { Gathered } from '../gathered'
import { passStatements } from '../roles/pass-statements'
import { permissionAdvice } from '../roles/permission-advice'
import { roleWord } from '../roles/role-arn'
import { type Permission, simulatedOn } from '../roles/simulated'
import { taskRolesOf, unreadableWords } from '../roles/task-roles'
import { awsSetUpPage } from '../set-up-page'
import type { Status } from '../status'
import { ecsTasks } from '../trust/principal'
import { situationOf } from '../trust/situation'
import { faultSentence } from '../unknown-words'
import { counted, listed } from '../words'

export const passRole = accountCheck({
  check: 'pass-role',
  group: 'task-roles',
  name: 'Passing roles',
  docs: awsSetUpPage,
  rule: {
    source:
      'Set-up page of the AWS provider: iam:PassRole. iam:GetRole: clouddriver-ecs/…/ecs/deploy/ops/CreateServerGroupAtomicOperation.java, checkRoleTrustRelations (seen running in 1.18, 1.38 and 2026.2).',
    appliesTo: 'every release',
  },
  needs: ['roles'],
  uses: ['reader-session', 'clouddriver-role', 'simulation'],
  judge: ({ roles, ...facts }, context) => {
    const situation = situationOf(context.mapping, context.settings, context.now)
    const found = taskRolesOf(roles, context.release, situation)
    const usable = found.roles.filter(({ trust }) => trust.verdict !== 'no')
    if (usable.length === 0) return [noTaskRoles(unreadableWords(found.unreadable.map(({ role }) => role.name)))]
    const regions = mappedRegions(context.mapping, context.settings)
    const passed = usable.map(({ role }) => passedRole(role, facts, regions))
    return [judgeRoles(passed, facts.simulation, context)]
  },
})

type Read = { [K in 'reader-session' | 'clouddriver-role' | 'simulation']: Gathered<Facts[K]> }
/** A task role, and whether the assumed role may pass it to a task and read its trust. */
type PassedRole = { role: Role; pass: Permission; get: Permission }

function noTaskRoles(unread: string): RegionalVerdict {
  return {
    resource: null,
    status: 'not-applicable',
    title: unread === '' ? 'There are no task roles to pass' : 'Could not tell whether there are task roles to pass',
    summary: `No role${unread === '' ? ' of the account' : ' that could be read'} trusts ${ecsTasks}. That is optional: the containers then run without their own role.${unread}`,
  }
}

function passedRole(role: Role, facts: Read, regions: readonly string[]): PassedRole {
  const { simulation } = facts
  const simulated = (action: string): Permission =>
    simulation.ok
      ? simulatedOn(simulation.value, action, role.arn, regions)
      : { is: 'open', why: faultSentence(simulation.fault), hangsOn: 'call' }
  return { role, pass: simulated('iam:PassRole'), get: getLive(role, facts) ?? simulated('iam:GetRole') }
}

/**
 * The scan reads Clouddriver's own role with that role. An answer is one for that role alone; a refusal is one for all,
 * unless AWS simulates that the policies tell roles apart and allow this one.
 */
function getLive(role: Role, facts: Read): Permission | null {
  const session = facts['reader-session']
  const own = facts['clouddriver-role']
  if (!session.ok || !session.value.isClouddriverRole) return null
  if (own.ok)
    return own.value?.arn === role.arn ? { is: 'allowed', why: 'The check made this call with the role.' } : null
  if (own.fault.kind !== 'denied' || own.fault.action !== 'iam:GetRole') return null
  const { simulation } = facts
  const isAllowed = (resource: string) =>
    simulation.ok && simulatedOn(simulation.value, 'iam:GetRole', resource, []).is === 'allowed'
  if (isAllowed(role.arn) && !isAllowed('*')) return null
  return { is: 'refused', by: 'silence', why: 'AWS denied this call when the check made it for the role.' }
}

function judgeRoles(
  passed: readonly PassedRole[],
  simulation: Gathered<Facts['simulation']>,
  context: Context,
): RegionalVerdict {
  const arn = roleArnOf(context.mapping.awsAccount, context.settings)
  const word = arn === null ? 'The role' : roleWord(arn)
  const lacking = passed.filter(({ pass, get }) => pass.is === 'refused' || get.is === 'refused')
  if (lacking.length > 0 && arn !== null) return refused(passed, lacking, word, arn)
  const isOpen = passed.some(({ pass, get }) => pass.is === 'open' || get.is === 'open')
  if (isOpen && !simulation.ok) return untold(passed, word, simulation.fault)
  return {
    resource: null,
    status: 'pass',
    title: `${word} may pass ${counted(passed.length, 'task role')}`,
    summary: `Simulated by AWS: iam:PassRole to ${ecsTasks}, and iam:GetRole.${isOpen ? ' Some answers depend on conditions.' : ''}`,
    evidence: [roleTable(passed)],
  }
}

function refused(
  passed: readonly PassedRole[],
  lacking: readonly PassedRole[],
  word: string,
  arn: string,
): RegionalVerdict {
  const noPass = lacking.filter(({ pass }) => pass.is === 'refused').map(({ role }) => role)
  const noGet = lacking.filter(({ get }) => get.is === 'refused').map(({ role }) => role)
  const what = [noPass.length > 0 ? 'pass' : '', noGet.length > 0 ? 'read' : ''].filter(Boolean).join(' or ')
  const actions = [noPass.length > 0 ? 'iam:PassRole' : '', noGet.length > 0 ? 'iam:GetRole' : ''].filter(Boolean)
  return {
    resource: null,
    status: 'warn',
    title: `${word} may not ${what} ${counted(lacking.length, 'task role')}`,
    summary: `Spinnaker offers these task roles anyway, but a deploy with one of them fails: ${word} lacks ${listed(actions)} on ${few(lacking)}.`,
    evidence: [roleTable([...lacking, ...passed.filter((role) => !lacking.includes(role))])],
    fix: {
      kind: 'grant-permissions',
      roleArn: arn,
      statements: passStatements(noPass, noGet),
      advice: permissionAdvice(lacking.flatMap(({ pass, get }) => [pass, get])),
    },
  }
}

function untold(passed: readonly PassedRole[], word: string, fault: Fault): RegionalVerdict {
  return {
    resource: null,
    status: 'unknown',
    title: `Could not tell whether ${word} may pass task roles`,
    summary: `${faultSentence(fault)} No read-only call shows whether a role may be passed.`,
    fault,
    evidence: [roleTable(passed)],
  }
}

function few(roles: readonly PassedRole[]): string {
  const names = roles.map(({ role }) => role.name)
  return names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : listed(names)
}

const statusOf: Record<Permission['is'], Status> = { allowed: 'pass', refused: 'fail', open: 'unknown' }
const wordOf: Record<Permission['is'], string> = { allowed: 'Allowed', refused: 'Denied', open: 'Not known' }

function roleTable(roles: readonly PassedRole[]): Evidence {
  return {
    kind: 'table',
    title: 'Task roles',
    columns: ['Task role', 'iam:PassRole', 'iam:GetRole', 'Why'],
    rows: roles.map(({ role, pass, get }) => [
      { text: role.name, code: true },
      { text: wordOf[pass.is], status: statusOf[pass.is] },
      { text: wordOf[get.is], status: statusOf[get.is] },
      [...new Set([pass, get].map(({ why }) => why))].join(' '),
    ]),
  }
}
