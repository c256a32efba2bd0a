import type { Facts } from '../facts'
import type { ContainerInstance } from '../facts/container-instances'
import type { Fault } from '../fault'
import type { Gathered } from '../gathered'

/** Names of the capacity providers of ECS Managed Instances: those without a group; none where they could not be read. */
export function managedProviders(providers: Gathered<Facts['capacity-providers']>): ReadonlySet<string> {
  const found = providers.ok ? providers.value : []
  return new Set(found.filter(({ autoScalingGroup }) => autoScalingGroup === null).map(({ name }) => name))
}

/**
 * An instance that ECS itself launches and replaces. It takes tasks of its own capacity provider only, none of launch type
 * EC2 (ECS developer guide, Amazon ECS Managed Instances); an EXTERNAL machine is the team's own and another thing.
 */
export function isManaged({ capacityProvider }: ContainerInstance, managed: ReadonlySet<string>): boolean {
  return capacityProvider !== null && managed.has(capacityProvider)
}

/**
 * The fault that hides which of the instances are managed ones, where room for launch type EC2 hangs on that: `fits` says
 * whether a task would find room on some of them.
 */
export function managedOrNot(
  compute: string,
  instances: readonly ContainerInstance[],
  providers: Gathered<Facts['capacity-providers']>,
  fits: (certain: readonly ContainerInstance[]) => boolean,
): Fault | null {
  if (providers.ok || compute !== 'EC2') return null
  const certain = instances.filter(({ capacityProvider }) => capacityProvider === null)
  return fits(certain) ? null : providers.fault
}
