'use client'

import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react'

const tickMs = 10_000
const RenderedAt = createContext(0)

function onTick(changed: () => void): () => void {
  const timer = setInterval(changed, tickMs)
  return () => clearInterval(timer)
}

/** Carries the server's time of rendering (ms), so that the first paint and hydration write the same ages. */
export function ClockProvider({ renderedAt, children }: { renderedAt: number; children: ReactNode }) {
  return <RenderedAt value={renderedAt}>{children}</RenderedAt>
}

/** The time in ms, to ten seconds, moving by itself. */
export function useNow(): number {
  const renderedAt = useContext(RenderedAt)
  return useSyncExternalStore(
    onTick,
    () => Math.floor(Date.now() / tickMs) * tickMs,
    () => renderedAt,
  )
}
