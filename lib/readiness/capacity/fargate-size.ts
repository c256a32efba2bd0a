type Size = { memoryMiB: readonly number[]; windows: boolean }

/**
 * Memory in MiB that Fargate pairs with a CPU size; `windows`: whether it runs Windows of that size.
 * Source: ECS developer guide, task CPU and memory (create-task-definition, task-cpu-memory-error); read 2026-11-29. Older
 * copies of these pages end at 16 vCPU, newer ones have 32 vCPU with three memory sizes.
 */
const sizes: Readonly<Record<number, Size>> = {
  256: { memoryMiB: [512, 1024, 2048], windows: false },
  512: { memoryMiB: steps(1024, 4096, 1024), windows: false },
  1024: { memoryMiB: steps(2048, 8192, 1024), windows: true },
  2048: { memoryMiB: steps(4096, 16_384, 1024), windows: true },
  4096: { memoryMiB: steps(8192, 30_720, 1024), windows: true },
  8192: { memoryMiB: steps(16_384, 61_440, 4096), windows: false },
  16384: { memoryMiB: steps(32_768, 122_880, 8192), windows: false },
  32768: { memoryMiB: [61_440, 122_880, 249_856], windows: false },
}

function steps(from: number, to: number, step: number): number[] {
  return Array.from({ length: (to - from) / step + 1 }, (_, index) => from + index * step)
}

type Task = { cpu: number; memoryMiB: number; osFamily?: string | null | undefined }

/** Whether Fargate runs tasks of exactly this size; it refuses all others and rounds nothing. */
export function isFargateSize({ cpu, memoryMiB, osFamily }: Task): boolean {
  const isWindows = osFamily?.startsWith('WINDOWS') ?? false
  const size = Object.hasOwn(sizes, cpu) ? sizes[cpu] : undefined
  return size?.memoryMiB.includes(memoryMiB) === true && (!isWindows || size.windows)
}
