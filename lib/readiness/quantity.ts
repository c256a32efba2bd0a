/** A number as people read it: 3,500. */
export function grouped(value: number): string {
  return value.toLocaleString('en-US')
}

/** A number with its noun: "1 instance", "1,200 instances". */
export function counted(value: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(value)} ${value === 1 ? noun : plural}`
}

/** CPU in ECS CPU units (1024 = 1 vCPU) and memory in MiB: "256 CPU and 512 MiB". */
export function taskSize({ cpu, memoryMiB }: { cpu: number; memoryMiB: number }): string {
  return `${grouped(cpu)} CPU and ${grouped(memoryMiB)} MiB`
}

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
