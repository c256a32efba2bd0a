import type { Facts } from '../facts'
import type { Fault } from '../fault'
import type { Gathered } from '../gathered'

/** Facts of each region whose calls Clouddriver makes too. */
export const regionalCalls = [
  'clusters',
  'container-instances',
  'alarms',
  'scalable-targets',
  'scaling-policies',
  'subnets',
  'account-settings',
] as const

/** Facts that tell of calls made with the role; `reader-session` says whether they were. */
export const callFacts = ['reader-session', 'roles', 'clouddriver-role', ...regionalCalls] as const

export type CallFacts = { [K in 'reader-session' | 'roles' | 'clouddriver-role']: Gathered<Facts[K]> } & {
  [K in (typeof regionalCalls)[number]]: Record<string, Gathered<Facts[K]>>
}

/**
 * A call that the scan made with the very role that Clouddriver assumes; `fault` where AWS refused it. `cluster`: the one
 * that it asked about, where it asked about one alone.
 */
export type OwnCall = { action: string; region: string | null; cluster: string | null; fault: Fault | null }

/** What the scan's own calls tell of the role: nothing where they were made by another reader. */
export function ownCalls(facts: CallFacts): OwnCall[] {
  const session = facts['reader-session']
  if (!session.ok || !session.value.isClouddriverRole) return []
  return [
    ...told(facts.roles, null, () => ['iam:ListRoles']),
    ...told(facts['clouddriver-role'], null, () => ['iam:GetRole']),
    // A list that is empty was not described.
    ...byRegion(facts.clusters, (clusters) => [
      'ecs:ListClusters',
      ...(clusters.length > 0 ? ['ecs:DescribeClusters'] : []),
    ]),
    ...Object.entries(facts['container-instances']).flatMap(([region, instances]) => instanceCalls(instances, region)),
    ...byRegion(facts.alarms, () => ['cloudwatch:DescribeAlarms']),
    ...byRegion(facts['scalable-targets'], () => ['application-autoscaling:DescribeScalableTargets']),
    ...byRegion(facts['scaling-policies'], () => ['application-autoscaling:DescribeScalingPolicies']),
    ...byRegion(facts.subnets, () => ['ec2:DescribeSubnets']),
    ...byRegion(facts['account-settings'], () => ['ecs:ListAccountSettings']),
  ]
}

function byRegion<T>(facts: Record<string, Gathered<T>>, actionsOf: (value: T) => readonly string[]): OwnCall[] {
  return Object.entries(facts).flatMap(([region, gathered]) => told(gathered, region, actionsOf))
}

function instanceCalls(instances: Gathered<Facts['container-instances']>, region: string): OwnCall[] {
  if (!instances.ok) return told(instances, region, () => [])
  return Object.entries(instances.value).flatMap(([cluster, gathered]) =>
    told(gathered, region, (found) => [
      'ecs:ListContainerInstances',
      ...(found.length > 0 ? ['ecs:DescribeContainerInstances'] : []),
    ]).map((call) => ({ ...call, cluster })),
  )
}

/** Calls that were answered, or the one that was refused; whatever else went wrong says nothing about the role. */
function told<T>(gathered: Gathered<T>, region: string | null, actionsOf: (value: T) => readonly string[]): OwnCall[] {
  const call = { region, cluster: null }
  if (gathered.ok) return actionsOf(gathered.value).map((action) => ({ ...call, action, fault: null }))
  const { fault } = gathered
  return fault.kind === 'denied' ? [{ ...call, action: fault.action, fault }] : []
}
