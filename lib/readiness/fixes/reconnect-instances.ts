import { partitionOf } from '@/lib/registry/regions'
import { joined, type Shell, sh } from '@/lib/registry/sh'
import { clusterConsoleLink } from '../console-link'
import { grouped, listed } from '../words'
import type { WrittenFix } from './written-fix'

/** Instances that would have room if they could take a task again. */
export type ReconnectInstances = {
  region: string
  cluster: string
  instances: readonly { id: string; arn: string; state: 'draining' | 'disconnected' }[]
}

type Closed = ReconnectInstances['instances'][number]

/** Draining ones are set ACTIVE again; a disconnected agent is restarted on its own machine. */
export function reconnectInstances({ region, cluster, instances }: ReconnectInstances): WrittenFix {
  const draining = instances.filter(({ state }) => state === 'draining')
  const disconnected = instances.filter(({ state }) => state === 'disconnected')
  const restart = `The ECS agent is not connected on ${names(disconnected)}: restart it on the machine (sudo systemctl restart ecs), or terminate the instance and let its group replace it.`
  const activate = `Draining: ${names(draining)}. Wait for replacements, or set them ACTIVE again.`
  const console = clusterConsoleLink(partitionOf(region), region, cluster, 'infrastructure')
  return {
    text: [...(disconnected.length > 0 ? [restart] : []), ...(draining.length > 0 ? [activate] : [])].join(' '),
    ...(draining.length > 0 ? { cli: activateCommands(region, cluster, draining) } : {}),
    ...(console === undefined ? {} : { console }),
  }
}

/** AWS takes ten instances a call (ECS API reference, UpdateContainerInstancesState). */
function activateCommands(region: string, cluster: string, instances: readonly Closed[]): Shell {
  const calls = Array.from({ length: Math.ceil(instances.length / 10) }, (_, call) =>
    instances.slice(call * 10, call * 10 + 10).map(({ arn }) => arn),
  )
  return joined(
    calls.map(
      (arns) =>
        sh`aws ecs update-container-instances-state --cluster ${cluster} --container-instances ${arns} --status ACTIVE --region ${region}`,
    ),
    '\n',
  )
}

function names(instances: readonly Closed[]): string {
  const ids = instances.map(({ id }) => id)
  return ids.length > 10 ? `${ids.slice(0, 10).join(', ')} and ${grouped(ids.length - 10)} more` : listed(ids)
}
