import type { Registry } from '@/lib/registry/registry'
import { scanRegistry } from '@/lib/whole-line/testing/scan-registry'
import { awsOf } from '@/lib/whole-line/testing/start-world'
import type { Calls } from './lower-bound'
import type { SandboxAt } from './sandbox-process'
import { timed } from './timed'

export type MeasuredScan = {
  wallMs: number
  /** Time that this process computed: the rest was waiting. */
  cpuMs: number
  calls: Calls
  /** The most memory seen, in MiB. */
  peakMiB: number
  /** Mean time of a request as our process saw it: what is beyond AWS's own is waiting for our CPU. */
  requestMs: number
  throttled: number
  unknown: number
}

/** One scan of a registry, gathered and judged, neither queued nor saved. */
export async function measuredScan(at: SandboxAt, registry: Registry): Promise<MeasuredScan> {
  const aws = awsOf(at.url, at.baseKeys)
  const memory = watchMemory()
  const { value, wallMs, cpuMs } = await timed(() => scanRegistry(aws, registry))
  const { calls, reports } = value
  return {
    wallMs,
    cpuMs,
    calls: countByAction(calls),
    peakMiB: memory.stop(),
    requestMs: calls.reduce((sum, { ms }) => sum + ms, 0) / calls.length,
    throttled: calls.filter(({ throttled }) => throttled).length,
    unknown: reports.flatMap(({ findings }) => findings.filter(({ status }) => status === 'unknown')).length,
  }
}

function countByAction(calls: readonly { action: string }[]): Calls {
  const counts: Record<string, number> = {}
  for (const { action } of calls) counts[action] = (counts[action] ?? 0) + 1
  return counts
}

function watchMemory(): { stop: () => number } {
  const read = () => process.memoryUsage().rss / 2 ** 20
  let peak = read()
  const timer = setInterval(() => {
    peak = Math.max(peak, read())
  }, 20)
  return {
    stop: () => {
      clearInterval(timer)
      return Math.max(peak, read())
    },
  }
}
