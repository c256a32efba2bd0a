import type { FactName, Facts } from '../facts'
import type { ContainerInstance } from '../facts/container-instances'
import { isUnreadable, type PolicyDocument, type Statement } from '../facts/policy-document'
import type { Role } from '../facts/roles'

/** A thing within a fact: what tells it from the others, and what of it is worth telling when it changes. */
export type Item = {
  key: string
  /** "cluster main". */
  what: string
  state: Record<string, string | number | null>
  /** Parts that come and go one by one: the statements of a trust policy. */
  parts?: readonly string[]
}

/** `other` is the reading it is compared with: what that one could not read is left out on both sides. */
type ItemsOf<K extends FactName> = (value: Facts[K], other: Facts[K]) => Item[]

/**
 * The things in each fact. What moves by itself all the time (running tasks, free addresses, an alarm's state) is no
 * change; facts that only follow from others, or about Shipshape itself, are absent.
 */
export const factItems: { readonly [K in FactName]?: ItemsOf<K> } = {
  'clouddriver-role': (role) => (role === null ? [] : [roleItem(role, { boundary: role.permissionsBoundary })]),
  roles: (roles, other) => roles.map((role) => rolesItem(role, other)),
  'role-policies': (policies) =>
    [...(policies?.attached ?? []), ...(policies?.inline ?? [])].map((name) => item(name, `policy ${name}`)),
  simulation: ({ decisions }, other) =>
    decisions.filter(isAskedIn(other)).map(({ action, resource, region, decision }) => {
      const where = region === null ? '' : ` in ${region}`
      return item(`${action} ${resource}${where}`, `${action} on ${resource}${where}`, { decision })
    }),
  'opted-in-regions': (regions) => regions.map(({ name, status }) => item(name, `region ${name}`, { status })),
  clusters: (clusters) =>
    clusters.map(({ name, status, capacityProviders }) =>
      item(name, `cluster ${name}`, { status, 'capacity providers': listed(capacityProviders) }),
    ),
  'container-instances': instanceItems,
  'capacity-providers': (providers) =>
    providers.map(({ name, status, managedScaling }) =>
      item(name, `capacity provider ${name}`, { status, 'managed scaling': managedScaling === null ? 'off' : 'on' }),
    ),
  'auto-scaling-groups': (groups) =>
    groups.map(({ name, minimum, maximum, desired }) =>
      item(name, `Auto Scaling group ${name}`, { minimum, maximum, desired }),
    ),
  alarms: (alarms) =>
    alarms.map(({ name, actionsEnabled, alarmActions }) =>
      item(name, `alarm ${name}`, { actions: actionsEnabled ? listed(alarmActions) : 'disabled' }),
    ),
  'scaling-policies': (policies) =>
    policies.map(({ arn, name, resourceId, type, alarms }) =>
      item(arn, `scaling policy ${name} of ${resourceId}`, { type, alarms: listed(alarms.map((alarm) => alarm.name)) }),
    ),
  'scalable-targets': (targets) =>
    targets.map(({ resourceId, scalableDimension, minimum, maximum, suspended }) =>
      item(`${resourceId} ${scalableDimension}`, `scalable target ${resourceId}`, {
        minimum,
        maximum,
        scaling: suspended ? 'suspended' : 'on',
      }),
    ),
  'scheduled-actions': (actions) =>
    actions.map(({ name, resourceId, schedule }) =>
      item(`${resourceId} ${name}`, `scheduled action ${name} of ${resourceId}`, { schedule }),
    ),
  subnets: (subnets) =>
    subnets.map(({ id, name, immutableMetadata }) => item(id, `subnet ${id}`, { name, purpose: immutableMetadata })),
  'account-settings': (settings) => settings.map(({ name, value }) => item(name, `ECS setting ${name}`, { value })),
  'fargate-quota': ({ vcpus, spotVcpus }, other) => [
    item('quota', 'the quota of Fargate vCPUs', { 'it is': vcpus }),
    // It is asked for only where Spot is attached, which the clusters tell.
    ...(spotVcpus === null || other.spotVcpus === null
      ? []
      : [item('spot', 'the quota of Fargate Spot vCPUs', { 'it is': spotVcpus })]),
  ],
}

const item = (key: string, what: string, state: Item['state'] = {}): Item => ({ key, what, state })
const listed = (names: readonly string[]) => (names.length === 0 ? null : [...names].sort().join(', '))

type Decision = Facts['simulation']['decisions'][number]

/** What is asked follows from the roles and clusters of the account, whose own facts tell of those. */
function isAskedIn({ decisions }: Facts['simulation']) {
  const keyOf = ({ action, resource, region }: Decision) => `${action} ${resource} ${region}`
  const asked = new Set(decisions.map(keyOf))
  return (decision: Decision) => asked.has(keyOf(decision))
}

/** Statements are compared where both readings have them. */
function rolesItem(role: Role, other: readonly Role[]): Item {
  const readings = [role, ...other.filter(({ arn }) => arn === role.arn)]
  return readings.every(({ trust }) => !isUnreadable(trust)) ? roleItem(role, {}) : item(role.arn, `role ${role.name}`)
}

function roleItem(
  { arn, name, trust }: { arn: string; name: string; trust: PolicyDocument },
  state: Item['state'],
): Item {
  const statements = Array.isArray(trust.Statement) ? trust.Statement : [trust.Statement]
  return { ...item(arn, `role ${name}`, state), parts: statements.map(statementWords) }
}

/** A statement as one line, without what only formats it. */
function statementWords({ Effect, Principal, NotPrincipal, Action, NotAction, Condition }: Statement): string {
  const principal = Principal === undefined ? `all but ${plain(NotPrincipal)}` : plain(Principal)
  const action = Action === undefined ? `all but ${plain(NotAction)}` : plain(Action)
  const condition = Condition === undefined ? '' : ` where ${JSON.stringify(Condition)}`
  return `trust statement ${Effect} ${principal} ${action}${condition}`
}

type Named = string | readonly string[] | { readonly [kind: string]: Named } | undefined

function plain(value: Named): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'string') return value
  return Object.values(value).map(plain).join(', ')
}

function instanceItems(value: Facts['container-instances'], other: Facts['container-instances']): Item[] {
  return Object.entries(value).flatMap(([cluster, read]) => {
    const isComparable = read.ok && (other[cluster]?.ok ?? true)
    return isComparable ? read.value.map((instance) => instanceItem(cluster, instance)) : []
  })
}

function instanceItem(
  cluster: string,
  { arn, ec2InstanceId, status, agentConnected, remaining }: ContainerInstance,
): Item {
  const name = ec2InstanceId ?? arn.split('/').at(-1) ?? arn
  return item(arn, `instance ${name} of cluster ${cluster}`, {
    status,
    agent: agentConnected ? 'connected' : 'disconnected',
    'CPU units free': remaining.cpu,
    'MiB free': remaining.memoryMiB,
    'GPUs free': remaining.gpus,
  })
}
