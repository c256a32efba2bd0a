import type { Run } from '@/prisma/repositories/runs'

/** Attempts in a row that saved no fact, after which a run is given up. */
const maxIdle = 3

/** Workers that ended without a word on a run before they saved a fact of it. */
const maxCrashes = 2

/**
 * Why a run is not read any more; null where it is. What it lacks then becomes a fault with this reason, and its accounts
 * are reported by that; `isHopeless` where even that did not come to an end.
 */
export function whyGivenUp({ idle, crashes }: Pick<Run, 'idle' | 'crashes'>): {
  reason: string
  isHopeless: boolean
} | null {
  if (crashes >= maxCrashes) {
    const reason = `Shipshape gave up reading this account: the process that read it ended abruptly ${maxCrashes} times in a row.`
    return { reason, isHopeless: crashes > maxCrashes }
  }
  if (idle < maxIdle) return null
  const reason = `Shipshape gave up reading this account: ${maxIdle} attempts in a row failed by a mistake of its own; its log says which.`
  return { reason, isHopeless: idle > maxIdle }
}
