import { setMaxListeners } from 'node:events'

/**
 * Runs `work` with a signal that is aborted after `ms`, or with `outer`; `work` itself decides what to do then. Not
 * AbortSignal.any with AbortSignal.timeout: Node 20 may collect that pair before it fires.
 */
export async function withDeadline<T>(
  ms: number,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = manyListeners(new AbortController())
  const abort = () => controller.abort(outer.reason)
  const timer = setTimeout(() => controller.abort(timeoutError(ms)), ms)
  if (outer.aborted) abort()
  outer.addEventListener('abort', abort, { once: true })
  try {
    return await work(controller.signal)
  } finally {
    clearTimeout(timer)
    outer.removeEventListener('abort', abort)
  }
}

/** A controller whose signal any number of calls may listen to: a region of 60 clusters is no leak. */
export function manyListeners(controller: AbortController): AbortController {
  setMaxListeners(0, controller.signal)
  return controller
}

/** The same, but settles at once with the signal's reason, whatever `work` still does. */
export function within<T>(ms: number, outer: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return withDeadline(ms, outer, (signal) => untilAborted(signal, work(signal)))
}

/** `promise`, or the signal's reason as soon as it is aborted; a late failure of `promise` is then nobody's business. */
function untilAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

function timeoutError(ms: number): Error {
  return Object.assign(new Error(`No answer within ${ms / 1000} s.`), { name: 'TimeoutError' })
}
