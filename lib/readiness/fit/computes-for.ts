import { isFargateProvider, usesFargate } from '../capacity/fargate'
import type { Cluster } from '../facts/clusters'
import type { FitTask } from './fit-task'

type Compute = Pick<FitTask, 'launchType' | 'capacityProvider'>

/**
 * What a task that states neither launch type nor capacity provider could run on in a cluster, the likeliest first: its
 * instances, Fargate where it is attached or in use, its capacity providers. `compatible`: the launch types that the task
 * may have.
 */
export function computesFor(cluster: Cluster, compatible: readonly string[]): Compute[] {
  const onInstances = compatible.includes('EC2') || compatible.includes('MANAGED_INSTANCES')
  const onFargate = compatible.includes('FARGATE')
  if (!onInstances && !onFargate) return [{ launchType: 'EXTERNAL' }]
  const fargate: Compute[] = onFargate && usesFargate(cluster) ? [{ launchType: 'FARGATE' }] : []
  const ec2: Compute[] = onInstances ? [{ launchType: 'EC2' }] : []
  const providers = cluster.capacityProviders
    .filter((name) => name !== 'FARGATE' && (isFargateProvider(name) ? onFargate : onInstances))
    .map((capacityProvider) => ({ capacityProvider }))
  const all =
    cluster.registeredInstances === 0 ? [...fargate, ...ec2, ...providers] : [...ec2, ...fargate, ...providers]
  // A definition for Fargate alone, where the cluster has none: Fargate's answer is the one to give.
  return all.length === 0 ? [{ launchType: 'FARGATE' }] : all
}
