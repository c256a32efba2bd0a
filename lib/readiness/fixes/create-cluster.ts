import { partitionOf } from '@/lib/registry/regions'
import { sh } from '@/lib/registry/sh'
import { consoleLink } from '../console-link'
import type { WrittenFix } from './written-fix'

/** A cluster where there is none. `leaveOut` names the ECS account whose own `regions` could drop the region instead. */
type CreateCluster = { region: string; cluster: string; leaveOut: string | null }

export function createCluster({ region, cluster, leaveOut }: CreateCluster): WrittenFix {
  const console = consoleLink(partitionOf(region), region, 'ecs/v2/create-cluster?region={region}')
  const instead = leaveOut === null ? '' : ` Or take ${region} out of the regions of ECS account ${leaveOut}.`
  return {
    text: `Create a cluster in ${region}. Add Fargate and it has room at once; otherwise register instances.${instead}`,
    cli: sh`aws ecs create-cluster --cluster-name ${cluster} --capacity-providers FARGATE FARGATE_SPOT --region ${region}`,
    ...(console === undefined ? {} : { console }),
  }
}
