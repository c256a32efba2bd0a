const askEveryMs = 10_000

/**
 * A stream that ends once whoever reads it may no longer: access is asked for again as long as it is open, because a session may
 * be ended and an access lowered meanwhile. Where nobody can say, it goes on until somebody can.
 */
export function whileAllowed(
  source: ReadableStream<Uint8Array>,
  isAllowed: () => Promise<boolean>,
  everyMs: number = askEveryMs,
): ReadableStream<Uint8Array> {
  const reader = source.getReader()
  let open = true
  let timer: NodeJS.Timeout | undefined
  const leave = () => {
    open = false
    clearInterval(timer)
  }
  return new ReadableStream(
    {
      start(controller) {
        timer = setInterval(async () => {
          if (await isAllowed().catch(() => true)) return
          if (!open) return
          leave()
          controller.close()
          await reader.cancel()
        }, everyMs)
        timer.unref()
      },
      async pull(controller) {
        const next = await reader.read().catch((error: unknown) => {
          leave()
          throw error
        })
        if (!open) return
        if (!next.done) return controller.enqueue(next.value)
        leave()
        controller.close()
      },
      async cancel(reason) {
        leave()
        await reader.cancel(reason)
      },
    },
    // Nothing is taken ahead of the reader: the source counts what it takes.
    { highWaterMark: 0 },
  )
}
