import type { FleetSize } from '@/lib/sandbox/world/fleet'

/** Requests by action. */
export type Calls = Readonly<Record<string, number>>

/**
 * The fewest requests that tell what the checks ask of a fleet, from its size and AWS's largest pages and batches alone.
 * Every cluster of the fleet has instances and one service that scales by two policies; no capacity provider is attached
 * and nothing is scheduled.
 */
export function lowerBound(size: FleetSize): Calls {
  const accountRegions = size.accounts * size.regions
  const ofAccounts = (each: number) => size.accounts * each
  const ofRegions = (each: number) => accountRegions * each
  const pages = (items: number, largest: number) => Math.max(1, Math.ceil(items / largest))
  return {
    'sts:GetCallerIdentity': 1,
    'ec2:DescribeInstanceTypes': size.regions,
    'sts:AssumeRole': ofAccounts(1),
    'iam:ListRoles': ofAccounts(pages(size.roles, 1_000)),
    'iam:GetRole': ofAccounts(1),
    'iam:ListAttachedRolePolicies': ofAccounts(1),
    'iam:ListRolePolicies': ofAccounts(1),
    'ec2:DescribeRegions': ofAccounts(1),
    // One for what a deploy needs, one for the passing of task roles: AWS allows one set of resources a request.
    'iam:SimulatePrincipalPolicy': ofAccounts(2),
    'ecs:ListClusters': ofRegions(pages(size.clusters, 100)),
    'ecs:DescribeClusters': ofRegions(pages(size.clusters, 100)),
    'ecs:ListContainerInstances': ofRegions(size.clusters * pages(size.instances, 100)),
    'ecs:DescribeContainerInstances': ofRegions(size.clusters * pages(size.instances, 100)),
    'cloudwatch:DescribeAlarms': ofRegions(pages(size.alarms, 100)),
    'application-autoscaling:DescribeScalableTargets': ofRegions(pages(size.clusters, 50)),
    'application-autoscaling:DescribeScalingPolicies': ofRegions(pages(2 * size.clusters, 10)),
    'application-autoscaling:DescribeScheduledActions': ofRegions(1),
    'ec2:DescribeSubnets': ofRegions(1),
    // There are more settings than the ten that a page holds.
    'ecs:ListAccountSettings': ofRegions(2),
    'servicequotas:GetServiceQuota': ofRegions(1),
    'cloudwatch:GetMetricData': ofRegions(1),
  }
}

/**
 * The longest row of calls of which each needs the answer before: the session, then either the pages of one list or the
 * way from clusters to their instances and those instances' types.
 */
export function dependentCalls(size: FleetSize): number {
  const alarmPages = Math.ceil(size.alarms / 100)
  const policyPages = Math.ceil((2 * size.clusters) / 10)
  const toInstanceTypes = [
    'ListClusters',
    'DescribeClusters',
    'List…Instances',
    'Describe…Instances',
    'DescribeInstanceTypes',
  ]
  return 1 + Math.max(alarmPages, policyPages, toInstanceTypes.length)
}

export function sumOf(calls: Calls): number {
  return Object.values(calls).reduce((sum, count) => sum + count, 0)
}
