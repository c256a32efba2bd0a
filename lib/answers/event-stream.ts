const keepAliveMs = 15_000

/** What goes over the wire in one piece; the same bytes may go to many. */
type Portion = { bytes: () => Uint8Array }

/**
 * Server-sent events, each as soon as its reader has taken the one before, with a comment every 15 s so that proxies keep
 * the line open. Ends when `portions` does, `signal` aborts or the reader goes; an error of `portions` breaks the stream,
 * and a browser comes back.
 */
export function eventStream(
  portions: AsyncIterable<Portion>,
  signal: AbortSignal,
  { everyMs = keepAliveMs }: { everyMs?: number } = {},
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const source = portions[Symbol.asyncIterator]()
  let open = true
  let release = () => {}

  return new ReadableStream({
    start(controller) {
      const close = () => finish(() => controller.close())
      // A reader that takes nothing is not told that we are here: nothing may pile up for it.
      const stillHere = () =>
        (controller.desiredSize ?? 0) > 0 && controller.enqueue(encoder.encode(': still here\n\n'))
      const keepAlive = setInterval(stillHere, everyMs)
      const finish = (how: () => void) => {
        if (!open) return
        open = false
        clearInterval(keepAlive)
        signal.removeEventListener('abort', close)
        how()
      }
      release = () => finish(() => {})
      signal.addEventListener('abort', close)
      controller.enqueue(encoder.encode(': open\n\n'))
      if (signal.aborted) close()
    },
    async pull(controller) {
      try {
        const next = await source.next()
        if (!open) return
        if (!next.done) return controller.enqueue(next.value.bytes())
        release()
        controller.close()
      } catch (error) {
        if (!open) return
        release()
        throw error
      }
    },
    async cancel() {
      release()
      await source.return?.()
    },
  })
}
