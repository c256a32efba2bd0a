import type { RunCalls } from '@/prisma/repositories/calls'
import type { RunInHand } from './run-in-hand'

/** Takes what runs have counted, for `save` to write; counted again where it could not, or where `save` leaves a run out. */
export async function withCalls<T>(
  runs: readonly RunInHand[],
  save: (callsOf: (runs: readonly RunInHand[]) => RunCalls[]) => Promise<T>,
): Promise<T> {
  const taken = new Map([...new Set(runs)].map((inHand) => [inHand, inHand.ledger.take()]))
  const written = new Set<RunInHand>()
  const callsOf = (some: readonly RunInHand[]) =>
    [...new Set(some)].flatMap((inHand) => {
      written.add(inHand)
      return (taken.get(inHand) ?? []).map((calls) => ({ ...calls, runId: inHand.run.id }))
    })
  try {
    return await save(callsOf)
  } catch (error) {
    written.clear()
    throw error
  } finally {
    for (const [{ ledger }, calls] of [...taken].filter(([inHand]) => !written.has(inHand))) ledger.putBack(calls)
  }
}
