import { changeTask } from '../change-task'
import { isFargateProvider } from '../fargate'
import type { CapacityKind } from './kind'
import { attachedText } from './words'

export type NotAttached = { kind: 'not-attached'; provider: string }

export const notAttached: CapacityKind<NotAttached> = {
  status: 'fail',
  why: ({ provider }) => `capacity provider ${provider} is not attached`,
  tell: ({ provider }, { cluster, region, ecsAccount }) => ({
    title: `Capacity provider ${provider} is not attached to ${cluster.name}`,
    summary: 'The reference task names this capacity provider; ECS rejects a deploy to this cluster with its strategy.',
    evidence: [attachedText(cluster)],
    fix: isFargateProvider(provider)
      ? { kind: 'attach-fargate', region, cluster: cluster.name, attached: cluster.capacityProviders }
      : changeTask(
          ecsAccount,
          `Attach capacity provider ${provider} to cluster ${cluster.name}, or name one of its own: ${cluster.capacityProviders.join(', ') || 'it has none'}.`,
        ),
  }),
}
