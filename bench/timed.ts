export type Timed<T> = {
  value: T
  wallMs: number
  /** Time that this process computed: the rest was waiting. */
  cpuMs: number
}

/** What work took of the clock and of this process's CPU. */
export async function timed<T>(work: () => Promise<T>): Promise<Timed<T>> {
  const cpu = process.cpuUsage()
  const startedAt = performance.now()
  const value = await work()
  const wallMs = performance.now() - startedAt
  const { user, system } = process.cpuUsage(cpu)
  return { value, wallMs, cpuMs: (user + system) / 1_000 }
}
