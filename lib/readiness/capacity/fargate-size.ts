/**
 * Memory in MiB that Fargate pairs with a CPU size: from, to, in steps of; `windows`: whether it runs Windows of that size.
 * Source: ECS developer guide, Fargate task definition considerations, task CPU and memory; read 2026-11-29.
 */
const sizes: Readonly<Record<number, { from: number; to: number; step: number; windows: boolean }>> = {
  512: { from: 1024, to: 4096, step: 1024, windows: false },
  1024: { from: 2048, to: 8192, step: 1024, windows: true },
  2048: { from: 4096, to: 16_384, step: 1024, windows: true },
  4096: { from: 8192, to: 30_720, step: 1024, windows: true },
  8192: { from: 16_384, to: 61_440, step: 4096, windows: false },
  16384: { from: 32_768, to: 122_880, step: 8192, windows: false },
}

type Task = { cpu: number; memoryMiB: number; osFamily?: string | null | undefined }

/** Whether Fargate runs tasks of exactly this size; it refuses all others and rounds nothing. */
export function isFargateSize({ cpu, memoryMiB, osFamily }: Task): boolean {
  const isWindows = osFamily?.startsWith('WINDOWS') ?? false
  if (cpu === 256) return !isWindows && [512, 1024, 2048].includes(memoryMiB)
  const size = Object.hasOwn(sizes, cpu) ? sizes[cpu] : undefined
  if (size === undefined || (isWindows && !size.windows)) return false
  return memoryMiB >= size.from && memoryMiB <= size.to && (memoryMiB - size.from) % size.step === 0
}
