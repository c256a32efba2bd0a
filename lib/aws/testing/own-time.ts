const tickMs = 20

/**
 * Starts a clock that stands still while the machine leaves this process no time, so that what must end soon can be held to it
 * beside any load: a wait is counted whole, and a tick that comes late counts as one that came on time.
 * @returns what stops it and answers the milliseconds
 */
export function ownTime(): () => number {
  let own = 0
  let before = performance.now()
  const tick = () => {
    const now = performance.now()
    own += Math.min(now - before, 2 * tickMs)
    before = now
  }
  const timer = setInterval(tick, tickMs)
  return () => {
    clearInterval(timer)
    tick()
    return own
  }
}
