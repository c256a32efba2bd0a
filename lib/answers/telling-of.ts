import { originOf } from '@/lib/access/served-address'
import { guardOf } from '@/lib/outside/guarded-fetch'
import type { Runtime } from '@/lib/runtime-types'
import type { Telling } from '@/lib/scans/send-message'

/** Less than the start script waits for a process that is asked to end. */
const timeoutMs = 6_000

/** How this server tells channels. */
export function tellingOf({ env, auth }: Pick<Runtime, 'env' | 'auth'>): Telling {
  return { origin: originOf(env), guard: guardOf(env), open: auth.open, timeoutMs }
}
