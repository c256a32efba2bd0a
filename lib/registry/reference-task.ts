export const networkModes = ['bridge', 'host', 'awsvpc', 'none'] as const

/** What "enough capacity" is measured in. CPU in ECS CPU units (1024 = 1 vCPU), memory in MiB. */
export type ReferenceTask = {
  cpu: number
  memoryMiB: number
  gpus?: number | undefined
  count: number
  networkMode: (typeof networkModes)[number]
  /** `any`, a launch type, or the name of a capacity provider. */
  compute: string
}

export const defaultReferenceTask: ReferenceTask = {
  cpu: 256,
  memoryMiB: 512,
  count: 1,
  networkMode: 'bridge',
  compute: 'any',
}
