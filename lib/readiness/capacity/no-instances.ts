import type { ContainerInstance } from '../facts/container-instances'
import { counted } from '../words'

/** Title where a cluster has no instance that Spinnaker's tasks could use; the machines of ECS Anywhere that it has are named. */
export function noInstancesTitle(cluster: string, members: readonly ContainerInstance[]): string {
  if (members.length === 0) return `${cluster} has no instances`
  return `${cluster} has ${counted(members.length, 'EXTERNAL instance')} and no other`
}
