import type { ReferenceTask } from '@/lib/registry/reference-task'
import type { Cluster } from '../facts/clusters'
import type { Fix } from '../fixes'
import type { ReconnectInstances } from '../fixes/reconnect-instances'
import type { ScaleOut } from '../fixes/scale-out'
import { type Capacity, instancesFor } from './capacity'
import { type CapacityFacts, instancesOf } from './capacity-facts'
import { closedInstances, reopened } from './closed-instances'
import { isFargateProvider } from './fargate'
import { place } from './placement'
import { copiesOnNew } from './provider-growth'
import { taskToPlace } from './task-to-place'

type Situation = { region: string; cluster: Cluster; task: ReferenceTask; ecsAccount: string; facts: CapacityFacts }
type Short = Extract<
  Capacity,
  {
    kind: 'after-scale-out' | 'interfaces-open' | 'no-room' | 'not-attached' | 'no-gpus-on-fargate' | 'no-fargate-size'
  }
>

/** The least change that would make room: reconnect what is there, attach Fargate to an empty cluster, else scale out. */
export function capacityFix(capacity: Short, { region, cluster, task, ecsAccount, facts }: Situation): Fix {
  const at = { region, cluster: cluster.name }
  if (capacity.kind === 'no-gpus-on-fargate') return changeTask(ecsAccount, 'Ask for no GPUs, or for compute EC2.')
  if (capacity.kind === 'no-fargate-size') return changeTask(ecsAccount, fargateSizes)
  if (capacity.kind === 'not-attached') {
    if (isFargateProvider(capacity.provider))
      return { kind: 'attach-fargate', ...at, attached: cluster.capacityProviders }
    return changeTask(
      ecsAccount,
      `Attach capacity provider ${capacity.provider} to cluster ${cluster.name}, or name one of its own: ${cluster.capacityProviders.join(', ') || 'it has none'}.`,
    )
  }
  const reconnect = reconnectable(cluster, task, facts)
  if (reconnect.length > 0) return { kind: 'reconnect-instances', ...at, instances: reconnect }
  const isBare = cluster.registeredInstances === 0 && cluster.capacityProviders.length === 0
  if (isBare && task.compute === 'any' && (task.gpus ?? 0) === 0) return { kind: 'attach-fargate', ...at, attached: [] }
  return { kind: 'scale-out', ...at, task, groups: groupsToGrow(capacity.placement.room, cluster, task, facts) }
}

const fargateSizes =
  'Give the reference task a size that Fargate has: 256 CPU with 512, 1,024 or 2,048 MiB; 512 CPU with 1,024 to 4,096 MiB; larger ones with more.'

function changeTask(ecsAccount: string, text: string): Fix {
  return { kind: 'edit-registry', entity: 'ecs-account', name: ecsAccount, field: 'referenceTask', text }
}

function reconnectable(cluster: Cluster, task: ReferenceTask, facts: CapacityFacts): ReconnectInstances['instances'] {
  const gathered = instancesOf(cluster, facts['container-instances'])
  if (!gathered.ok) return []
  const instances = instancesFor(task.compute, gathered.value, facts['capacity-providers'])
  const wouldFit = place(taskToPlace(task), task.count, reopened(instances), new Map()).fits
  return wouldFit ? closedInstances(instances) : []
}

/** Groups whose new instances would take the task, those below their maximum first. */
function groupsToGrow(room: number, cluster: Cluster, task: ReferenceTask, facts: CapacityFacts): ScaleOut['groups'] {
  const { 'capacity-providers': providers, 'auto-scaling-groups': groups, 'instance-types': types } = facts
  const instances = instancesOf(cluster, facts['container-instances'])
  if (!providers.ok || !groups.ok) return []
  const known = { types: types.ok ? types.value : [], instances: instances.ok ? instances.value : [] }
  return providers.value
    .filter(({ name }) => cluster.capacityProviders.includes(name))
    .flatMap((provider) => {
      const group = groups.value.find(({ name }) => name === provider.autoScalingGroup)
      if (group === undefined) return []
      const copiesEach = copiesOnNew(provider, group, taskToPlace(task), known) ?? 1
      if (copiesEach === 0) return []
      const add = Math.ceil((task.count - room) / copiesEach)
      const scalesItself = provider.managedScaling !== null
      return [
        {
          provider: provider.name,
          scalesItself,
          name: group.name,
          instances: group.instances,
          maximum: group.maximum,
          add,
        },
      ]
    })
    .sort((a, b) => Number(b.instances + b.add <= b.maximum) - Number(a.instances + a.add <= a.maximum))
}
