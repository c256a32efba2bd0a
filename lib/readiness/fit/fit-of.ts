import { type CapacityFacts, instancesOf } from '../capacity/capacity-facts'
import { networkInterfaces } from '../capacity/eni-room'
import { isFargateProvider } from '../capacity/fargate'
import { isFargateSize } from '../capacity/fargate-size'
import { type FargateUse, fargateRoom, fargateUseWords } from '../capacity/fargate-use'
import { instanceId, instanceState } from '../capacity/instance-state'
import { instancesFor } from '../capacity/instances-for'
import { notLookedAtOn } from '../capacity/keeps-off'
import { managedOrNot } from '../capacity/managed-instances'
import { type Placement, place } from '../capacity/placement'
import { dimensionNoun, instanceAnswer } from '../capacity/refusal-words'
import type { Dimension } from '../capacity/task-limits'
import type { Requirements, TaskToPlace } from '../capacity/task-to-place'
import type { Cluster } from '../facts/clusters'
import type { ContainerInstance } from '../facts/container-instances'
import type { Fault } from '../fault'
import type { Gathered } from '../gathered'
import { counted, grouped, listed, taskSize } from '../words'
import type { Fit } from './fit-answer'
import { fitGrowth } from './fit-growth'
import { computeOf, type FitTask } from './fit-task'

type Instance = Fit['perInstance'][number]

type FitInput = {
  cluster: Cluster
  task: FitTask
  /** Of a pasted definition. */
  definition?: { requires: Requirements; networkModeSaid: boolean; notLookedAt: readonly string[] } | undefined
  count: number
  facts: CapacityFacts
  /** Null where AWS keeps no such quota. */
  fargate: Gathered<FargateUse> | null
}

/** Whether `count` copies fit now beside what runs: placed on saved facts, or the call that was refused. */
export function fitOf(input: FitInput): { ok: true; value: Fit } | { ok: false; fault: Fault } {
  const answer = placedOf(input)
  return answer.ok ? { ok: true, value: honest(answer.value) } : answer
}

/** Never a bare yes where something was not looked at. */
function honest(fit: Fit): Fit {
  const notLookedAt = [...new Set(fit.notLookedAt)]
  if (notLookedAt.length === 0) return { ...fit, notLookedAt }
  const words = `${notLookedAt.length === 1 ? 'One thing was' : `${grouped(notLookedAt.length)} things were`} not looked at: ${notLookedAt.join('; ')}.`
  const fitsAfterGrowth = fit.fitsAfterGrowth === true ? null : fit.fitsAfterGrowth
  return fit.fits === true
    ? { ...fit, fits: null, fitsAfterGrowth, notLookedAt, summary: `By what was looked at: ${fit.summary} ${words}` }
    : { ...fit, fitsAfterGrowth, notLookedAt, summary: `${fit.summary} ${words}` }
}

function placedOf(input: FitInput): Answer {
  const { cluster, task } = input
  if (cluster.status !== 'ACTIVE') return none('instances', `${cluster.name} is ${cluster.status} and takes no tasks.`)
  const { capacityProvider } = task
  if (capacityProvider !== undefined && !cluster.capacityProviders.includes(capacityProvider)) {
    return none('capacity-provider', notAttachedWords(capacityProvider, cluster))
  }
  return isFargateProvider(computeOf(task)) ? onFargate(input) : onInstances(input)
}

function notAttachedWords(capacityProvider: string, { name, capacityProviders }: Cluster): string {
  const has = capacityProviders.length === 0 ? 'It has none.' : `It has ${listed(capacityProviders)}.`
  return `Capacity provider ${capacityProvider} is not attached to ${name}. ${has}`
}

type Answer = { ok: true; value: Fit } | { ok: false; fault: Fault }

function none(limitedBy: Fit['limitedBy'], summary: string): Answer {
  return {
    ok: true,
    value: { fits: false, placed: 0, perInstance: [], limitedBy, ...noGrowth, notLookedAt: [], summary },
  }
}

/** Where no capacity provider's instances are asked for. */
const noGrowth = { growth: [], fitsAfterGrowth: false } satisfies Partial<Fit>
/** Where none is needed. */
const fitsNow = { growth: [], fitsAfterGrowth: true } satisfies Partial<Fit>

function onFargate({ task, count, fargate, definition }: FitInput): Answer {
  if ((task.gpus ?? 0) > 0) return none('gpu', 'Fargate has no GPUs.')
  const osFamily = definition?.requires.osFamily
  const notLookedAt = [...(definition?.notLookedAt ?? [])]
  if (!isFargateSize({ ...task, osFamily })) {
    if (osFamily?.startsWith('WINDOWS') && isFargateSize(task))
      return none(
        'fargate-size',
        `Windows has no size of ${taskSize(task)} on Fargate: it begins at 1,024 CPU and ends at 4,096.`,
      )
    const odd = `Fargate has no size of ${taskSize(task)}: it accepts fixed pairs only, such as 256 CPU with 512, 1,024 or 2,048 MiB.`
    return none('fargate-size', odd)
  }
  if (fargate === null)
    return all(count, notLookedAt, 'Fargate needs no instances, and AWS keeps no quota for it here.')
  if (!fargate.ok) return { ok: false, fault: fargate.fault }
  const room = fargateRoom(fargate.value, task)
  const words = `Fargate needs no instances; ${fargateUseWords(fargate.value)}`
  if (room >= count) return all(count, notLookedAt, `${words}.`)
  const summary = `${words}: the quota leaves room for ${grouped(room)} of ${copies(count)}.`
  return {
    ok: true,
    value: {
      ...noGrowth,
      fits: false,
      placed: room,
      perInstance: [],
      limitedBy: 'fargate-quota',
      notLookedAt,
      summary,
    },
  }
}

function all(count: number, notLookedAt: string[], summary: string): Answer {
  const value = { fits: true, placed: count, perInstance: [], limitedBy: null, ...fitsNow, notLookedAt, summary }
  return { ok: true, value }
}

function onInstances({ cluster, task, count, facts, definition }: FitInput): Answer {
  const wanted = toPlace(task, definition)
  const gathered = instancesOf(cluster, facts['container-instances'])
  if (!gathered.ok) return { ok: false, fault: gathered.fault }
  const types = facts['instance-types']
  // How many interfaces an instance has decides how many awsvpc tasks it takes.
  if (task.networkMode === 'awsvpc' && !types.ok && gathered.value.length > 0) return { ok: false, fault: types.fault }
  const candidates = candidatesFor(task, gathered.value, facts)
  const interfaces = networkInterfaces(types.ok ? types.value : [])
  const placeOn = (instances: readonly ContainerInstance[]) => place(wanted, count, instances, interfaces)
  const placement = placeOn(candidates)
  const unread = placement.fits
    ? managedOrNot(computeOf(task), candidates, facts['capacity-providers'], (certain) => placeOn(certain).fits)
    : null
  if (unread !== null) return { ok: false, fault: unread }
  const others = gathered.value.filter((instance) => !candidates.some(({ arn }) => arn === instance.arn))
  const { words, notLookedAt, ...growth } =
    placement.fits || task.launchType === 'EXTERNAL'
      ? { ...(placement.fits ? fitsNow : noGrowth), notLookedAt: [], words: '' }
      : fitGrowth({
          cluster,
          task: wanted,
          capacityProvider: task.capacityProvider ?? null,
          instances: gathered.value,
          facts,
          missing: count - placement.placed,
        })
  return {
    ok: true,
    value: {
      fits: placement.fits,
      placed: placement.placed,
      perInstance: [...placement.perInstance.map(toAnswer), ...others.map((one) => refusing(one, task))],
      limitedBy: placement.limitedBy,
      ...growth,
      notLookedAt: [...(definition?.notLookedAt ?? []), ...unlooked(placement, wanted, count), ...notLookedAt],
      summary: `${summaryOf(placement, task, count)} ${words}`.trim(),
    },
  }
}

/** Launch type EC2 sees what is no managed instance, EXTERNAL only the machines of ECS Anywhere, a provider its own. */
function candidatesFor(
  task: FitTask,
  instances: readonly ContainerInstance[],
  facts: CapacityFacts,
): readonly ContainerInstance[] {
  if (task.launchType !== 'EXTERNAL') return instancesFor(computeOf(task), instances, facts['capacity-providers'])
  return instances.filter(({ external }) => external).map((instance) => ({ ...instance, external: false }))
}

/** What nobody can tell of the instances that would take copies. */
function unlooked({ perInstance, sure, fits }: Placement, task: TaskToPlace, count: number): string[] {
  const used = perInstance.filter(({ placed }) => placed > 0)
  const open = fits && sure < count ? used.filter((room) => room.sure < room.copies) : []
  return [
    ...used.flatMap(({ instance }) => notLookedAtOn(instance, task)),
    ...open.map(
      ({ instance }) =>
        `network interfaces of ${instanceId(instance)}: how many its type, ${instance.instanceType}, takes`,
    ),
  ]
}

function toPlace({ ports = [], gpus = 0, ...task }: FitTask, definition: FitInput['definition']): TaskToPlace {
  const byProtocol = Array.isArray(ports) ? { tcp: ports, udp: [] } : ports
  const networkMode = definition === undefined || definition.networkModeSaid ? task.networkMode : 'default'
  const { cpu, memoryMiB } = task
  return { cpu, memoryMiB, gpus, ports: byProtocol, networkMode, requires: definition?.requires }
}

function toAnswer(room: Placement['perInstance'][number]): Instance {
  return { ...sizeOf(room.instance), placed: room.placed, refuses: room.copies > 0 ? null : instanceAnswer(room) }
}

function refusing(instance: ContainerInstance, task: FitTask): Instance {
  return { ...sizeOf(instance), placed: 0, refuses: otherWords(instance, task) }
}

function otherWords(instance: ContainerInstance, { launchType, capacityProvider }: FitTask): string {
  if (capacityProvider !== undefined) return `not of capacity provider ${capacityProvider}`
  if (launchType === 'EXTERNAL') return 'an instance of EC2, takes no task of launch type EXTERNAL'
  return `a managed instance, takes tasks of capacity provider ${instance.capacityProvider} only`
}

function sizeOf(instance: ContainerInstance): Omit<Instance, 'placed' | 'refuses'> {
  const { instanceType, availabilityZone, remaining } = instance
  return { instance: instanceId(instance), instanceType, availabilityZone, state: instanceState(instance), remaining }
}

function summaryOf({ fits, placed, perInstance, limitedBy, room }: Placement, task: FitTask, count: number): string {
  const size = `of ${taskSize(task)}`
  if (fits) return `${copies(count)} ${size} ${count === 1 ? 'fits' : 'fit'} now; there is room for ${grouped(room)}.`
  if (perInstance.length === 0) return `The cluster has no instance for ${computeWords(task)}.`
  if (limitedBy === 'instances' || limitedBy === null) return noneWords(perInstance)
  const counting = limitedBy === 'network-interfaces' ? ', assuming that every task there uses one' : ''
  return `${grouped(placed)} of ${copies(count)} ${size} fit now: ${shortWords(limitedBy)}${counting}.`
}

/** What there is too little of. */
function shortWords(limitedBy: Dimension): string {
  if (limitedBy === 'ports') return 'the host ports are taken'
  return limitedBy === 'distinct-instance'
    ? 'each task needs an instance of its own'
    : `not enough free ${dimensionNoun(limitedBy)}`
}

/** What keeps all of them off, where that is one and the same. */
function noneWords(perInstance: Placement['perInstance']): string {
  const answers = new Set(perInstance.map(instanceAnswer))
  const [only] = answers
  const hasOwnWords = perInstance.every(({ words }) => words !== null)
  return answers.size === 1 && hasOwnWords
    ? `No instance in the cluster accepts the task: each one ${only}.`
    : 'No instance in the cluster can accept a task now.'
}

function computeWords({ launchType, capacityProvider }: FitTask): string {
  return capacityProvider === undefined ? `launch type ${launchType}` : `capacity provider ${capacityProvider}`
}

function copies(count: number): string {
  return counted(count, 'task')
}
