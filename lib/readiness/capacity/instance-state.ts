import type { ContainerInstance } from '../facts/container-instances'

/** `external` machines (ECS Anywhere) take no task of launch type EC2, whatever their state. */
export type InstanceState = 'active' | 'draining' | 'disconnected' | 'external'

/**
 * What a container instance can do for a new task. Only ACTIVE instances with a connected agent take one (ECS API
 * reference, ContainerInstance); one that is registering has no agent yet, one that deregisters is on its way out.
 */
export function instanceState(instance: ContainerInstance): InstanceState {
  if (instance.external) return 'external'
  if (instance.status === 'DRAINING' || instance.status === 'DEREGISTERING') return 'draining'
  return instance.status === 'ACTIVE' && instance.agentConnected ? 'active' : 'disconnected'
}

/** The id people know: the EC2 instance's, else the last part of the ARN. */
export function instanceId(instance: ContainerInstance): string {
  return instance.ec2InstanceId ?? instance.arn.split('/').at(-1) ?? instance.arn
}
