import type { AutoScalingGroup } from '../facts/auto-scaling-groups'
import type { Facts } from '../facts/index'
import type { Fault } from '../fault'
import type { CapacityFacts } from './capacity-facts'
import { type Ec2Quota, type Launches, mayLaunch, purchaseOf, quotasOf, typesOf } from './ec2-quotas'

/** The quota that stops a group's growth short of its maximum. vCPUs; `used`: by the groups that we know, so at least. */
export type QuotaStop = Ec2Quota & { quota: number; used: number; vcpusEach: number }

/** Instances that EC2's quotas leave a group, and the quota that says so; `instances` null: none is known to bind. */
export type QuotaBound = { instances: number | null; stop: QuotaStop | null }

type Known = {
  groups: readonly AutoScalingGroup[]
  launches: Launches
  types: Facts['instance-types']
  quotas: Readonly<Record<string, number | null>>
}

const unbound: QuotaBound = { instances: null, stop: null }

/**
 * What the vCPU quotas leave a group. Several families, or On-Demand beside Spot, leave the group the roomiest of them. Use
 * is what the known groups of the region run already: others of the account may use more, so this promises no less.
 */
export function quotaBound(group: AutoScalingGroup, known: Known): QuotaBound {
  const { launches, types, quotas } = known
  const purchase = purchaseOf(group, launches)
  const names = typesOf(group, launches)
  if (purchase === null || names.length === 0) return unbound
  const needs = new Map<string, QuotaStop>()
  for (const name of names) {
    const vcpus = types.find((type) => type.name === name)?.vcpus
    const own = quotasOf(name, purchase)
    if (vcpus === undefined || own === null) return unbound
    for (const each of own) {
      const quota = quotas[each.code] ?? null
      if (quota === null) return unbound
      const vcpusEach = Math.max(vcpus, needs.get(each.code)?.vcpusEach ?? 0)
      needs.set(each.code, { ...each, quota, vcpusEach, used: usedOf(each.code, known) })
    }
  }
  const rooms = [...needs.values()].map((stop) => ({ stop, instances: roomOf(stop) }))
  const instances = Math.max(...rooms.map((room) => room.instances))
  return { instances, stop: rooms.find((room) => room.instances === instances)?.stop ?? null }
}

/** What keeps anybody from telling a group's quota; null where it was read, or nobody asked for it. */
export function quotaFault(group: AutoScalingGroup, facts: CapacityFacts): Fault | null {
  const { 'group-launches': launches, 'ec2-quotas': quotas } = facts
  if (!mayLaunch(group)) return null
  if (quotas !== undefined && !quotas.ok) return quotas.fault
  if (launches === undefined) return null
  if (!launches.ok) return launches.fault
  const own = launches.value[group.name]
  return own === undefined || own.ok ? null : own.fault
}

function roomOf({ quota, used, vcpusEach }: QuotaStop): number {
  return Math.max(0, Math.floor((quota - used) / vcpusEach))
}

/** Only what surely counts: the running instances of groups that buy in one way and have types of known size. */
function usedOf(code: string, { groups, launches, types }: Known): number {
  return groups.reduce((sum, group) => {
    const purchase = purchaseOf(group, launches)
    const names = typesOf(group, launches)
    const counts = (name: string) =>
      purchase !== null && purchase !== 'both' && quotasOf(name, purchase)?.some((each) => each.code === code)
    if (names.length === 0 || !names.every(counts)) return sum
    const sizes = names.map((name) => types.find((type) => type.name === name)?.vcpus ?? 0)
    return sum + group.instances * Math.min(...sizes)
  }, 0)
}
