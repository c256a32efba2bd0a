import { type Work, works } from '../clouddriver/permissions'
import type { Cell, Evidence } from '../evidence'
import type { Facts } from '../facts'
import type { Gathered } from '../gathered'
import type { Status } from '../status'
import { faultSentence } from '../unknown-words'
import { listed } from '../words'
import type { Permission } from './simulated'

export type Permissions = ReadonlyMap<string, Permission>

/** Each part of Clouddriver, the actions it needs, whether the role has them, and what a lack looks like. */
export function permissionMatrix(permissions: Permissions): Evidence {
  return {
    kind: 'table',
    title: 'What Clouddriver does with the role',
    columns: ['Clouddriver', 'Needs', 'The role', 'Without it, in Spinnaker'],
    rows: works.map((work) => [
      work.name,
      { text: work.actions.join(', '), code: true },
      answerOf(work, permissions),
      work.lack,
    ]),
  }
}

const statusOf: Record<Work['gravity'], Status> = { fail: 'fail', warn: 'warn', note: 'not-applicable' }

function answerOf({ actions, gravity }: Work, permissions: Permissions): Cell {
  const that = (is: Permission['is']) => actions.filter((action) => permissions.get(action)?.is === is)
  const [refused, open] = [that('refused'), that('open')]
  if (refused.length > 0) return { text: `Denied: ${listed(refused)}`, status: statusOf[gravity] }
  if (open.length === 0) return { text: 'Allowed', status: 'pass' }
  return { text: open.length === actions.length ? 'Not known' : `Not known: ${listed(open)}`, status: 'unknown' }
}

/** Why actions are refused or open, one row each; null where there is nothing to explain. */
export function permissionReasons(permissions: Permissions, actions: readonly string[]): Evidence | null {
  const rows = actions.flatMap((action): Cell[][] => {
    const permission = permissions.get(action)
    if (permission === undefined || permission.is === 'allowed') return []
    const status = permission.is === 'open' ? 'unknown' : 'fail'
    return [
      [
        { text: action, code: true },
        { text: permission.is === 'open' ? 'Not known' : 'Denied', status },
        permission.why,
      ],
    ]
  })
  return rows.length === 0 ? null : { kind: 'table', title: 'Why', columns: ['Action', 'Answer', 'Reason'], rows }
}

/** What was looked at and what was not: a simulation sees the role's policies, and seldom more. */
export function permissionSources(
  calls: number,
  simulation: Gathered<Facts['simulation']>,
  policies: Gathered<Facts['role-policies']>,
): Evidence {
  const lines = [
    calls > 0
      ? `${calls} answers come from the check's own calls with this role.`
      : 'Shipshape made no call with this role: it reads the account with another identity.',
    ...simulationLines(simulation),
    ...policyLines(policies),
  ]
  return { kind: 'text', title: 'How this is known', text: lines.join('\n') }
}

function simulationLines(simulation: Gathered<Facts['simulation']>): string[] {
  if (!simulation.ok) return []
  const { decisions } = simulation.value
  const sawOrganization = decisions.some(({ allowedByOrganization }) => allowedByOrganization !== null)
  const hasBoundary = decisions.some(({ allowedByBoundary }) => allowedByBoundary !== null)
  const hangsOnRegion = decisions.some(({ region }) => region !== null)
  return [
    `AWS simulated the others (iam:SimulatePrincipalPolicy)${hasBoundary ? ', the permissions boundary included' : ''}.`,
    ...(hangsOnRegion ? ["The role's policies mention regions, so AWS simulated each region."] : []),
    sawOrganization
      ? 'The simulation includes service control policies without conditions.'
      : 'The simulation does not include service control policies.',
  ]
}

function policyLines(policies: Gathered<Facts['role-policies']>): string[] {
  if (!policies.ok) return [`Could not list the role's policies: ${faultSentence(policies.fault)}`]
  if (policies.value === null) return []
  const { attached, inline } = policies.value
  const names = [
    ...attached.map((arn) => arn.slice(arn.lastIndexOf('/') + 1)),
    ...inline.map((name) => `${name} (inline)`),
  ]
  return [names.length === 0 ? 'The role has no policies.' : `Policies of the role: ${listed(names)}.`]
}
