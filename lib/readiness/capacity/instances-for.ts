import type { ContainerInstance } from '../facts/container-instances'
import type { CapacityFacts } from './capacity-facts'
import { isManaged, managedProviders } from './managed-instances'

/** Instances that a task of this compute may be placed on: a provider's strategy sees that provider's own only. */
export function instancesFor(
  compute: string,
  instances: readonly ContainerInstance[],
  providers: CapacityFacts['capacity-providers'],
): readonly ContainerInstance[] {
  if (compute === 'any') return instances
  if (compute !== 'EC2') return instances.filter(({ capacityProvider }) => capacityProvider === compute)
  const managed = managedProviders(providers)
  return instances.filter((instance) => !isManaged(instance, managed))
}
