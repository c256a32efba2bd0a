import type { ContainerInstance } from '../facts/container-instances'
import { satisfies } from './cluster-query'
import { type InstanceState, instanceState } from './instance-state'
import type { Requirements, TaskToPlace } from './task-to-place'

/** What keeps an instance from taking the task at all, whatever it has free. */
export type Barrier =
  | Exclude<InstanceState, 'active'>
  | 'os-family'
  | 'architecture'
  | 'no-awsvpc'
  | 'network-mode'
  | 'attributes'
  | 'constraint'

/** `words`: the reason in a few words, where the barrier alone does not say it. */
export type KeptOff = { barrier: Barrier; words: string | null }

/** The one place that says what keeps a task off an instance; room is another thing. Null where nothing does. */
export function keepsOff(instance: ContainerInstance, task: TaskToPlace): KeptOff | null {
  const state = instanceState(instance)
  if (state !== 'active') return { barrier: state, words: null }
  return platform(instance, task) ?? networkMode(instance, task) ?? required(instance, task.requires)
}

/** What nobody can tell here of an instance that may take the task: in words, each for people. */
export function notLookedAtOn(instance: ContainerInstance, { requires }: TaskToPlace): string[] {
  if (requires === undefined) return []
  const { osFamily, architecture, expressions, derived } = requires
  const has = (name: string) => Object.hasOwn(instance.attributes, name)
  const sameKind = osFamily !== null && !osFamily.startsWith('LINUX')
  return [
    ...(osFamily !== null && instance.osType === null ? [`runtimePlatform.operatingSystemFamily: ${osFamily}`] : []),
    ...(sameKind && !has('ecs.os-family') ? [`runtimePlatform.operatingSystemFamily: ${osFamily}`] : []),
    ...(architecture !== null && !has('ecs.cpu-architecture')
      ? [`runtimePlatform.cpuArchitecture: ${architecture}`]
      : []),
    ...expressions
      .filter((expression) => satisfies(instance, expression) === null)
      .map((expression) => `placementConstraints: memberOf ${expression}`),
    ...derived.filter(({ name }) => !has(name)).map(({ of, name }) => `${of}: whether instances have ${name}`),
  ]
}

/** Whether an instance runs Windows; one that does not say so runs Linux, as ECS registers it. */
export function isWindows({ osType }: Pick<ContainerInstance, 'osType'>): boolean {
  return osType?.toLowerCase().startsWith('windows') ?? false
}

/** Windows has awsvpc and its own `default` only (ECS developer guide, Windows task networking). */
export function serves(instance: ContainerInstance, mode: TaskToPlace['networkMode']): boolean {
  if (mode === 'default') return true
  return mode === 'awsvpc' ? instance.canRunAwsvpc : !isWindows(instance)
}

function networkMode(instance: ContainerInstance, { networkMode: mode }: TaskToPlace): KeptOff | null {
  if (serves(instance, mode)) return null
  return mode === 'awsvpc'
    ? { barrier: 'no-awsvpc', words: null }
    : { barrier: 'network-mode', words: `on Windows, which has no network mode ${mode}` }
}

function platform(instance: ContainerInstance, { requires }: TaskToPlace): KeptOff | null {
  if (requires === undefined) return null
  const { osFamily, architecture } = requires
  if (osFamily !== null && !runs(instance, osFamily)) return { barrier: 'os-family', words: `not ${osFamily}` }
  const own = instance.attributes['ecs.cpu-architecture'] ?? null
  if (architecture !== null && own !== null && own.toLowerCase() !== architecture.toLowerCase())
    return { barrier: 'architecture', words: `${own}, not ${architecture}` }
  return null
}

function runs(instance: ContainerInstance, osFamily: string): boolean {
  const own = instance.attributes['ecs.os-family'] ?? null
  if (own !== null) return own.toUpperCase() === osFamily
  return instance.osType === null || isWindows(instance) === osFamily.startsWith('WINDOWS')
}

function required(instance: ContainerInstance, requires: Requirements | undefined): KeptOff | null {
  if (requires === undefined) return null
  const { attributes, expressions } = requires
  const lacking = attributes.find(({ name, value }) => !hasAttribute(instance, name, value))
  if (lacking !== undefined) return { barrier: 'attributes', words: `lacks attribute ${lacking.name}` }
  const unmet = expressions.find((expression) => satisfies(instance, expression) === false)
  return unmet === undefined ? null : { barrier: 'constraint', words: `does not satisfy ${unmet}` }
}

function hasAttribute({ attributes }: ContainerInstance, name: string, value: string | null): boolean {
  return Object.hasOwn(attributes, name) && (value === null || attributes[name] === value)
}
