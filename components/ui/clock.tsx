'use client'

import { createContext, type ReactNode, useCallback, useContext, useSyncExternalStore } from 'react'

const RenderedAt = createContext(0)

/** Carries the server's time of rendering (ms), so that the first paint and hydration write the same ages. */
export function ClockProvider({ renderedAt, children }: { renderedAt: number; children: ReactNode }) {
  return <RenderedAt value={renderedAt}>{children}</RenderedAt>
}

/** The time in ms, to `tickMs`, moving by itself. */
export function useNow(tickMs = 10_000): number {
  const renderedAt = useContext(RenderedAt)
  const onTick = useCallback(
    (changed: () => void) => {
      const timer = setInterval(changed, tickMs)
      return () => clearInterval(timer)
    },
    [tickMs],
  )
  return useSyncExternalStore(
    onTick,
    () => Math.floor(Date.now() / tickMs) * tickMs,
    () => renderedAt,
  )
}
