import { accountCheck, type RegionalVerdict } from '../check'
import { readTrust } from '../clouddriver/iam-policy-reader'
import { readableTrust } from '../clouddriver/readable-trust'
import { trustsEcsTasks } from '../clouddriver/role-visibility'
import type { Context } from '../context'
import type { Evidence } from '../evidence'
import type { PolicyDocument, Statement } from '../facts/policy-document'
import type { Fix } from '../fixes'
import { disagreementOf, type TaskRole, type TaskRoles, taskRolesOf, unreadableWords } from '../roles/task-roles'
import { setUpPage } from '../set-up-page'
import { statementFor } from '../trust/admit'
import { statementsOf } from '../trust/evaluate-trust'
import { ecsTasks, service } from '../trust/principal'
import { situationOf } from '../trust/situation'
import { counted, listed } from '../words'

export const taskRoles = accountCheck({
  check: 'task-roles',
  group: 'task-roles',
  name: 'Task roles',
  docs: setUpPage,
  rule: {
    source:
      'Set-up page, "Optional setups". What Spinnaker offers: IamPolicyReader.java, IamRoleCacheClient.java (seen running in 1.38, 2026.1 and 2026.2).',
    appliesTo: 'every release; from 2026.2 Spinnaker offers every role',
  },
  needs: ['roles'],
  uses: [],
  judge: ({ roles }, context) => {
    const situation = situationOf(context.mapping, context.settings, context.now)
    return [judgeRoles(taskRolesOf(roles, context.release, situation), context)]
  },
})

function judgeRoles(found: TaskRoles, context: Context): RegionalVerdict {
  const { roles, filtered } = found
  const differing = roles.filter((each) => disagreementOf(each, filtered) !== null)
  const usable = roles.filter(({ trust, offered }) => trust.verdict !== 'no' || (offered && filtered))
  const at = { resource: null }
  const unread = unreadableWords(found.unreadable.map(({ role }) => role.name))
  if (usable.length === 0) {
    const title = unread === '' ? 'There are no task roles' : 'Could not tell whether there are task roles'
    const summary = `No role${unread === '' ? ' of the account' : ' that could be read'} trusts ${ecsTasks}. That is optional: the containers then run without their own role.${unread}`
    return { ...at, status: 'not-applicable', title, summary }
  }
  if (differing.length > 0) {
    return {
      ...at,
      status: 'warn',
      title: titleOf(found, differing),
      summary: `${disagreementWords(found, differing)}${unread}${newer(context)}`,
      evidence: [
        roleTable('Where AWS and Spinnaker differ', differing, filtered),
        ...agreeing(usable, differing, filtered),
      ],
      fix: fixOf(found, differing),
    }
  }
  const names = usable.map(({ role }) => role.name)
  const note = filtered ? '' : ' Spinnaker offers every role of the account; choose one of these.'
  return {
    ...at,
    status: 'pass',
    title: `${counted(usable.length, 'task role')} can be chosen`,
    summary: `${few(names)}.${note}${unread}${newer(context)}`,
    evidence: [roleTable('Task roles', usable, filtered)],
  }
}

function titleOf({ stoppedBy, filtered }: TaskRoles, differing: readonly TaskRole[]): string {
  const narrowed = namesOf(differing, 'narrowed', filtered)
  if (stoppedBy.length === 0 && narrowed.length === differing.length) {
    const one = narrowed.length === 1
    return `${counted(narrowed.length, 'task role')} ${one ? 'trusts' : 'trust'} tasks under a condition that AWS does not support`
  }
  if (stoppedBy.length === 0) return `AWS and Spinnaker disagree on ${counted(differing.length, 'task role')}`
  return `Spinnaker offers no role: Clouddriver cannot read ${few(stoppedBy.map(({ role }) => `\`${role.name}\``))}`
}

function disagreementWords({ stoppedBy, filtered }: TaskRoles, differing: readonly TaskRole[]): string {
  if (stoppedBy.length > 0) {
    const broken = stoppedBy.map(({ role, why }) => `${role.name}: ${why}`)
    const shown = broken.slice(0, 5).join('; ')
    const more = broken.length > 5 ? `; and ${broken.length - 5} more` : ''
    return `Clouddriver stops at the first trust policy that it cannot read, so Spinnaker offers none of the account's roles. ${shown}${more}.`
  }
  const hidden = namesOf(differing, 'not offered', filtered)
  const refused = namesOf(differing, 'not accepted', filtered)
  const narrowed = namesOf(differing, 'narrowed', filtered)
  return [
    hidden.length > 0
      ? `${few(hidden)} ${hidden.length === 1 ? 'works' : 'work'} in AWS, but Spinnaker does not offer ${them(hidden)}.`
      : '',
    refused.length > 0 ? `Spinnaker offers ${few(refused)}, but AWS does not let tasks use ${them(refused)}.` : '',
    narrowed.length > 0
      ? `${few(narrowed)}: aws:SourceArn names one cluster, service or family, and AWS does not support that in a task role's trust: tasks may get no credentials.`
      : '',
  ]
    .filter(Boolean)
    .join(' ')
}

function namesOf(roles: readonly TaskRole[], kind: ReturnType<typeof disagreementOf>, filtered: boolean): string[] {
  return roles.filter((each) => disagreementOf(each, filtered) === kind).map(({ role }) => role.name)
}

function few(names: readonly string[]): string {
  return names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : listed(names)
}

function them(names: readonly string[]): string {
  return names.length === 1 ? 'it' : 'them'
}

function roleTable(title: string, roles: readonly TaskRole[], filtered: boolean): Evidence {
  return {
    kind: 'table',
    title,
    columns: ['Role', 'AWS', 'Spinnaker', 'Why'],
    rows: roles.map((each) => [
      { text: each.role.name, code: true },
      {
        text: { yes: 'lets tasks use it', no: 'does not let tasks use it', conditional: 'depends' }[each.trust.verdict],
      },
      { text: each.offered ? 'offers it' : 'does not offer it' },
      disagreementOf(each, filtered) === 'not offered' ? whyHidden(each) : each.trust.reasons.join(' '),
    ]),
  }
}

/** What Clouddriver's reader does not see in a document that AWS accepts. */
function whyHidden({ role, trust }: TaskRole): string {
  const reading = readTrust(role.trust)
  if (!reading.readable) return `Clouddriver cannot read it: ${reading.why}.`
  if (trustsEcsTasks(reading)) return 'Clouddriver reads no roles of this account.'
  const { Action, NotAction, Principal } = statementsOf(role.trust)[admittingIndex(trust)] ?? {}
  if (Action === 'sts:AssumeRole') {
    return `Clouddriver sees only statements that name the service ${ecsTasks}, and this one has the Principal ${JSON.stringify(Principal)}.`
  }
  return `Clouddriver sees only statements whose Action is the string "sts:AssumeRole", and this one has ${JSON.stringify(Action ?? NotAction)}.`
}

/** Position of the first statement by which AWS accepts the role. */
function admittingIndex({ statements }: TaskRole['trust']): number {
  return statements.find(({ does }) => does === 'admits')?.index ?? 0
}

function agreeing(usable: readonly TaskRole[], differing: readonly TaskRole[], filtered: boolean): Evidence[] {
  const rest = usable.filter((each) => !differing.includes(each))
  return rest.length === 0 ? [] : [roleTable('Where AWS and Spinnaker agree', rest, filtered)]
}

function fixOf({ stoppedBy, filtered }: TaskRoles, differing: readonly TaskRole[]): Fix {
  if (stoppedBy.length > 0) {
    const roles = stoppedBy.map(({ role }) => ({ name: role.name, document: readableTrust(role.trust) }))
    return { kind: 'readable-trust', roles }
  }
  const hidden = differing.filter((each) => disagreementOf(each, filtered) === 'not offered')
  const refused = namesOf(differing, 'not accepted', filtered)
  const narrowed = namesOf(differing, 'narrowed', filtered)
  return {
    kind: 'task-role-trust',
    roles: hidden.map(({ role, trust }) => ({
      name: role.name,
      document: readAlike(role.trust, admittingIndex(trust)),
    })),
    advice: [
      ...(narrowed.length === 0
        ? []
        : [
            `Let aws:SourceArn in ${few(narrowed)} end in a wildcard, as in arn:aws:ecs:<region>:<account>:*, and keep aws:SourceAccount beside it.`,
          ]),
      ...(refused.length === 0
        ? []
        : [`Do not choose ${few(refused)} in a deploy, or let ${ecsTasks} assume ${them(refused)}.`]),
    ],
  }
}

/** One more statement with the plain action, under the same condition as the one that AWS accepts. */
function readAlike(document: PolicyDocument, admitting: number): PolicyDocument {
  const condition: Statement['Condition'] = statementsOf(document)[admitting]?.Condition
  const plain = statementFor(service(ecsTasks))
  const statement = condition === undefined ? plain : { ...plain, Condition: condition }
  return { ...document, Statement: [...statementsOf(document), statement] }
}

function newer({ release }: Context): string {
  return release === null ? ' No release is set: releases from 2026.2 on offer every role of the account.' : ''
}
