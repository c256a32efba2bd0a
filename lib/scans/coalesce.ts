/** Work that many may ask for and that runs once at a time. */
export type Coalesced = {
  /** Runs the work soon; asked again meanwhile, it runs once more after that. */
  request: () => void
  /** Settles when nothing is asked for any more; rejects with the work's error. */
  settled: () => Promise<void>
}

export function coalesce(work: () => Promise<void>): Coalesced {
  let isAsked = false
  let running: Promise<void> | null = null

  async function run() {
    while (isAsked) {
      isAsked = false
      await work()
    }
    running = null
  }

  return {
    request() {
      isAsked = true
      if (running !== null) return
      running = run()
      // `settled` hands the error on; until somebody asks for it, it is not unhandled.
      running.catch(() => {})
    },
    settled: async () => running ?? undefined,
  }
}
