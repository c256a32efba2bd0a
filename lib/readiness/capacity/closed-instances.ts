import type { ContainerInstance } from '../facts/container-instances'
import type { ReconnectInstances } from '../fixes/reconnect-instances'
import { instanceId, instanceState } from './instance-state'

type Closed = ReconnectInstances['instances'][number]

/** Instances that are draining or whose agent is not connected; EXTERNAL ones are neither. */
export function closedInstances(instances: readonly ContainerInstance[]): Closed[] {
  return instances.flatMap((instance) => {
    const state = instanceState(instance)
    return state === 'draining' || state === 'disconnected'
      ? [{ id: instanceId(instance), arn: instance.arn, state }]
      : []
  })
}

/** The same instances as they would be if every one of them could take a task. */
export function reopened(instances: readonly ContainerInstance[]): ContainerInstance[] {
  return instances.map((instance) => ({ ...instance, status: 'ACTIVE', agentConnected: true }))
}
