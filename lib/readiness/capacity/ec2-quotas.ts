import type { AutoScalingGroup } from '../facts/auto-scaling-groups'
import type { GroupLaunch } from '../facts/group-launches'
import type { Gathered } from '../gathered'
import table from './ec2-quotas.json'

export type Launches = Readonly<Record<string, Gathered<GroupLaunch>>>
type Purchase = NonNullable<AutoScalingGroup['purchase']>

/** A quota of EC2 vCPUs that a new instance of a type counts against. */
export type Ec2Quota = { code: string; name: string }

/** Whether a group may still launch an instance: below its maximum, and its process Launch runs. */
export function mayLaunch({ instances, maximum, launchSuspended }: AutoScalingGroup): boolean {
  return instances < maximum && launchSuspended === null
}

/** Whether only the launch template or configuration says how large a new instance is, or how it is bought. */
export function needsLaunch(group: AutoScalingGroup): boolean {
  return group.launch !== null && (group.instanceTypes.length === 0 || group.purchase === null)
}

/** Types that a new instance of a group may be of; empty where nobody can tell. */
export function typesOf({ name, instanceTypes }: AutoScalingGroup, launches: Launches): readonly string[] {
  if (instanceTypes.length > 0) return instanceTypes
  const launch = launches[name]
  return launch?.ok === true && launch.value.instanceType !== null ? [launch.value.instanceType] : []
}

/** How a group buys new instances; null where nobody can tell. */
export function purchaseOf({ name, purchase }: AutoScalingGroup, launches: Launches): Purchase | null {
  if (purchase !== null) return purchase
  const launch = launches[name]
  if (launch?.ok !== true) return null
  return launch.value.spot ? 'spot' : 'on-demand'
}

/** Quotas that a type counts against when it is bought so; null where a family or its quota is not known. */
export function quotasOf(instanceType: string, purchase: Purchase): Ec2Quota[] | null {
  const [, letters = '', generation = ''] = /^([a-z]+)-?(\d*)/.exec(instanceType) ?? []
  const family = table.families.find(
    (each) => each.letters.includes(letters) && (each.generations?.includes(generation) ?? true),
  )
  if (family === undefined) return null
  const onDemand = { code: family.onDemand, name: `EC2 On-Demand ${family.name} vCPU` }
  if (purchase === 'on-demand') return [onDemand]
  if (family.spot === null) return null
  const spot = { code: family.spot, name: `EC2 Spot ${family.name} vCPU` }
  return purchase === 'spot' ? [spot] : [onDemand, spot]
}

/** Codes of the quotas that bear on the groups that may still grow; each once. */
export function quotaCodes(groups: readonly AutoScalingGroup[], launches: Launches): string[] {
  const codes = groups.filter(mayLaunch).flatMap((group) => {
    const purchase = purchaseOf(group, launches)
    if (purchase === null) return []
    return typesOf(group, launches).flatMap((type) => quotasOf(type, purchase) ?? [])
  })
  return [...new Set(codes.map(({ code }) => code))].sort()
}
