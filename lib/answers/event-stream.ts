import type { ScanEvent } from '@/lib/contracts/scans'

const keepAliveMs = 15_000

/** `seq` is what a client sends back as Last-Event-ID; null for events that need no resuming. */
export type StreamedEvent = { seq: number | null; event: ScanEvent }

/**
 * Server-sent events, each as soon as it comes, with a comment every 15 s so that proxies keep the line open. Ends when
 * `events` does, `signal` aborts or the reader goes; an error of `events` breaks the stream, and a browser comes back.
 */
export function eventStream(
  events: AsyncIterable<StreamedEvent>,
  signal: AbortSignal,
  { everyMs = keepAliveMs }: { everyMs?: number } = {},
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const source = events[Symbol.asyncIterator]()
  let release = () => {}

  return new ReadableStream({
    start(controller) {
      let open = true
      const send = (text: string) => open && controller.enqueue(encoder.encode(text))
      const close = () => finish(() => controller.close())
      const keepAlive = setInterval(() => send(': still here\n\n'), everyMs)
      const finish = (how: () => void) => {
        if (!open) return
        open = false
        clearInterval(keepAlive)
        signal.removeEventListener('abort', close)
        how()
      }
      release = () => finish(() => {})
      signal.addEventListener('abort', close)
      send(': open\n\n')
      if (signal.aborted) close()
      void sendAll(source, send).then(close, (error) => finish(() => controller.error(error)))
    },
    async cancel() {
      release()
      await source.return?.()
    },
  })
}

async function sendAll(source: AsyncIterator<StreamedEvent>, send: (text: string) => void): Promise<void> {
  for (let next = await source.next(); !next.done; next = await source.next()) send(formatEvent(next.value))
}

/** One event on the wire. JSON has no line breaks of its own, so that one data line is enough. */
export function formatEvent({ seq, event }: StreamedEvent): string {
  const id = seq === null ? '' : `id: ${seq}\n`
  return `${id}event: ${event.type}\ndata: ${JSON.stringify(event.data)}\n\n`
}
