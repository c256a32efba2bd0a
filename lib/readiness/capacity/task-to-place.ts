import type { ReferenceTask } from '@/lib/registry/reference-task'

/** One task as placement sees it. CPU in ECS CPU units, memory in MiB, ports as asked of the host (0: any free one). */
export type TaskToPlace = {
  cpu: number
  memoryMiB: number
  gpus: number
  ports: { tcp: readonly number[]; udp: readonly number[] }
  networkMode: ReferenceTask['networkMode']
}

/** The reference task asks for no fixed port: Spinnaker's default of bridge mode maps to a free one. */
export function taskToPlace(reference: ReferenceTask): TaskToPlace {
  return {
    cpu: reference.cpu,
    memoryMiB: reference.memoryMiB,
    gpus: reference.gpus ?? 0,
    ports: { tcp: [], udp: [] },
    networkMode: reference.networkMode,
  }
}
