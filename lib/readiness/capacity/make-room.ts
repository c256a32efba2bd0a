import type { Cluster } from '../facts/clusters'
import type { Fix } from '../fixes'
import type { ReconnectInstances } from '../fixes/reconnect-instances'
import type { ScaleOut } from '../fixes/scale-out'
import { type CapacityFacts, instancesOf } from './capacity-facts'
import type { CapacitySubject } from './capacity-subject'
import { changeTask } from './change-task'
import { closedInstances, reopened } from './closed-instances'
import { daemonsOf } from './daemons'
import { instancesFor } from './instances-for'
import { type Placement, place } from './placement'
import { copiesOnNew } from './provider-growth'
import { type MeasuredTask, taskToPlace } from './task-to-place'

type Situation = Pick<CapacitySubject, 'region' | 'cluster' | 'task' | 'networkModeChosen' | 'facts' | 'ecsAccount'>

/** The least change that would make room: reconnect what is there, attach Fargate to an empty cluster, else scale out. */
export function makeRoom(placement: Placement, situation: Situation): Fix {
  const { region, cluster, facts, networkModeChosen, ecsAccount } = situation
  const task = { ...situation.task, networkModeChosen }
  const { perInstance } = placement
  if (perInstance.length > 0 && perInstance.every(({ barrier }) => barrier === 'network-mode'))
    return changeTask(
      ecsAccount,
      `Set networkMode awsvpc: the instances of ${cluster.name} run Windows, which takes no ${task.networkMode}.`,
    )
  const at = { region, cluster: cluster.name }
  const reconnect = reconnectable(cluster, task, facts)
  if (reconnect.length > 0) return { kind: 'reconnect-instances', ...at, instances: reconnect }
  const isBare = cluster.registeredInstances === 0 && cluster.capacityProviders.length === 0
  if (isBare && task.compute === 'any' && (task.gpus ?? 0) === 0) return { kind: 'attach-fargate', ...at, attached: [] }
  return { kind: 'scale-out', ...at, task: situation.task, groups: groupsToGrow(placement.room, cluster, task, facts) }
}

function reconnectable(cluster: Cluster, task: MeasuredTask, facts: CapacityFacts): ReconnectInstances['instances'] {
  const gathered = instancesOf(cluster, facts['container-instances'])
  if (!gathered.ok) return []
  const instances = instancesFor(task.compute, gathered.value, facts['capacity-providers'])
  const wouldFit = place(taskToPlace(task), task.count, reopened(instances), new Map()).fits
  return wouldFit ? closedInstances(instances) : []
}

/** Groups whose new instances would take the task, those that can launch first, and among them those below their maximum. */
function groupsToGrow(room: number, cluster: Cluster, task: MeasuredTask, facts: CapacityFacts): ScaleOut['groups'] {
  const { 'capacity-providers': providers, 'auto-scaling-groups': groups, 'instance-types': types } = facts
  const launches = facts['group-launches']
  const daemons = daemonsOf(cluster, facts)
  const instances = instancesOf(cluster, facts['container-instances'])
  if (!providers.ok || !groups.ok) return []
  const known = {
    types: types.ok ? types.value : [],
    instances: instances.ok ? instances.value : [],
    launches: launches?.ok === true ? launches.value : {},
    daemons: daemons?.ok === true ? daemons.value : [],
  }
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
          launchSuspended: group.launchSuspended,
        },
      ]
    })
    .sort((a, b) => ease(b) - ease(a))
}

/** Higher where less has to be changed before the group grows. */
function ease({ launchSuspended, instances, add, maximum }: ScaleOut['groups'][number]): number {
  return Number(launchSuspended === null) * 2 + Number(instances + add <= maximum)
}
