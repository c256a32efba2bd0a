import { AwsError } from '../aws-error'
import type { Call } from '../call'
import { textOf } from '../input'
import type { Cluster } from '../world/world-types'

/** `arn:aws:ecs:us-east-1:123456789012:` and what follows. */
export function ecsArn({ account, region }: Call, rest: string): string {
  return `arn:${account.partition}:ecs:${region}:${account.id}:${rest}`
}

export function clusterArn(call: Call, name: string): string {
  return ecsArn(call, `cluster/${name}`)
}

/** A name as it is, an ARN's last part otherwise: ECS takes both everywhere. */
export function shortName(nameOrArn: string): string {
  return nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1)
}

/** Name of the cluster a request is about; without one it is `default`. */
export function clusterOf(call: Call): string {
  return shortName(textOf(call, 'cluster') ?? 'default')
}

export function findCluster({ contents }: Call, name: string): Cluster | undefined {
  return contents.clusters?.find((cluster) => cluster.name === name)
}

/** The cluster a request is about, or ECS's two ways to say that there is none. */
export function activeCluster(call: Call): Cluster {
  const cluster = findCluster(call, clusterOf(call))
  if (cluster === undefined) throw new AwsError('ClusterNotFoundException', 'Cluster not found.')
  if (cluster.status === 'INACTIVE')
    throw new AwsError('ClusterNotFoundException', 'The referenced cluster was inactive.')
  return cluster
}
