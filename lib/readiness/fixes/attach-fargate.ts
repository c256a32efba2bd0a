import { partitionOf } from '@/lib/registry/regions'
import { sh } from '@/lib/registry/sh'
import { clusterConsoleLink } from '../console-link'
import type { WrittenFix } from './written-fix'

/** Fargate as a capacity provider of a cluster. `attached` are those it has now. */
type AttachFargate = { region: string; cluster: string; attached: readonly string[] }

/** AWS replaces the whole list and the default strategy with each call: both are carried over. */
export function attachFargate({ region, cluster, attached }: AttachFargate): WrittenFix {
  const providers = [...new Set([...attached, 'FARGATE', 'FARGATE_SPOT'])]
  const where = sh`--region ${region}`
  const strategy =
    attached.length === 0
      ? sh`'[]'`
      : sh`"$(aws ecs describe-clusters --clusters ${[cluster]} ${where} --query 'clusters[0].defaultCapacityProviderStrategy' --output json)"`
  const console = clusterConsoleLink(partitionOf(region), region, cluster, 'infrastructure')
  return {
    text: `Attach Fargate to cluster ${cluster}: Fargate tasks need no instances (they need network mode awsvpc and subnets). Or register instances in it. The call replaces the list of providers, so it names those attached now too.`,
    cli: sh`aws ecs put-cluster-capacity-providers --cluster ${cluster} --capacity-providers ${providers} --default-capacity-provider-strategy ${strategy} ${where}`,
    ...(console === undefined ? {} : { console }),
  }
}
