import { partitionOf } from '@/lib/registry/regions'
import { clusterConsoleLink } from '../console-link'
import type { RenderedFix } from '../finding'
import { listed } from '../quantity'

/** Instances that would have room if they could take a task again. */
export type ReconnectInstances = {
  region: string
  cluster: string
  instances: readonly { id: string; arn: string; state: 'draining' | 'disconnected' }[]
}

/** Draining ones are set ACTIVE again; a disconnected agent is restarted on its own machine. */
export function reconnectInstances({ region, cluster, instances }: ReconnectInstances): RenderedFix {
  const draining = instances.filter(({ state }) => state === 'draining')
  const disconnected = instances.filter(({ state }) => state === 'disconnected')
  const text = [
    ...(disconnected.length > 0
      ? [
          `The ECS agent of ${listed(disconnected.map(({ id }) => id))} is not connected: restart it on the machine (sudo systemctl restart ecs), or terminate the instance and let its group replace it.`,
        ]
      : []),
    ...(draining.length > 0
      ? [
          `${listed(draining.map(({ id }) => id))} ${draining.length === 1 ? 'is' : 'are'} draining: wait for replacements, or set ${draining.length === 1 ? 'it' : 'them'} ACTIVE again.`,
        ]
      : []),
  ].join(' ')
  const activate = `aws ecs update-container-instances-state --cluster ${cluster} --container-instances ${draining.map(({ arn }) => arn).join(' ')} --status ACTIVE --region ${region}`
  const console = clusterConsoleLink(partitionOf(region), region, cluster, 'infrastructure')
  return {
    text,
    ...(draining.length > 0 ? { cli: activate } : {}),
    ...(console === undefined ? {} : { console }),
  }
}
