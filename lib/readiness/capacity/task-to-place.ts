import type { ReferenceTask } from '@/lib/registry/reference-task'

/** What a task asks of an instance beside room. Each is as ECS's own task definition has it. */
export type Requirements = {
  /** LINUX, WINDOWS_SERVER_2022_CORE, …; null: any. */
  osFamily: string | null
  architecture: 'X86_64' | 'ARM64' | null
  /** requiresAttributes: placed only where all of them are. */
  attributes: readonly { name: string; value: string | null }[]
  /** Attributes that ECS derives from what the definition uses, as far as we know: one that is missing proves nothing. */
  derived: readonly { name: string; of: string }[]
  /** memberOf, in the cluster query language. */
  expressions: readonly string[]
  /** At most one copy an instance. */
  distinctInstance: boolean
}

/** One task as placement sees it. CPU in ECS CPU units, memory in MiB, ports as asked of the host (0: any free one). */
export type TaskToPlace = {
  cpu: number
  memoryMiB: number
  gpus: number
  ports: { tcp: readonly number[]; udp: readonly number[] }
  /** `default`: nobody said; ECS takes bridge on Linux and Windows' own mode there. */
  networkMode: ReferenceTask['networkMode'] | 'default'
  requires?: Requirements | undefined
}

/** A reference task, whether somebody chose its network mode (true unless said), and the release that deploys it. */
export type MeasuredTask = ReferenceTask & { networkModeChosen?: boolean; release?: string | null }

/** The reference task asks for no fixed port: Spinnaker's default of bridge mode maps to a free one. */
export function taskToPlace(reference: MeasuredTask): TaskToPlace {
  return {
    cpu: reference.cpu,
    memoryMiB: reference.memoryMiB,
    gpus: reference.gpus ?? 0,
    ports: { tcp: [], udp: [] },
    networkMode: reference.networkModeChosen === false ? 'default' : reference.networkMode,
  }
}

/** Whether the task asks for more than room: a new instance of which none runs here tells nothing of that. */
export function isChoosy({ requires }: TaskToPlace): boolean {
  if (requires === undefined) return false
  const { osFamily, architecture, attributes, expressions } = requires
  return osFamily !== null || architecture !== null || attributes.length > 0 || expressions.length > 0
}
