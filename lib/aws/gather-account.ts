import type { FactName } from '@/lib/readiness/facts'
import { openAccount } from './account-access'
import type { Aws } from './aws'
import { gatherFacts } from './gather-facts'
import type { GatherHooks } from './gather-hooks'
import { sessionPolicy } from './session-policy'
import type { AccountTarget } from './target'
import { manyListeners } from './within'

/**
 * Gathers `want`, and what it runs after, of one AWS account. Whatever AWS does becomes a fault in the fact's place.
 * Aborted, it saves nothing more and returns. It throws only what `onFact` throws, and bugs.
 */
export async function gatherAccount(
  aws: Aws,
  target: AccountTarget,
  want: readonly FactName[],
  hooks: GatherHooks,
): Promise<void> {
  if (hooks.signal.aborted) return
  const stop = manyListeners(new AbortController())
  const abort = () => stop.abort(hooks.signal.reason)
  hooks.signal.addEventListener('abort', abort, { once: true })
  const stoppable = { ...hooks, signal: stop.signal }
  const access = openAccount(aws, target, { policy: sessionPolicy, onCall: hooks.onCall, signal: stop.signal })
  try {
    await gatherFacts(aws, access, target, want, stoppable)
  } catch (error) {
    if (!hooks.signal.aborted) throw error
  } finally {
    // Where saving one fact has failed, the others need not be read to their end.
    stop.abort()
    hooks.signal.removeEventListener('abort', abort)
  }
}
