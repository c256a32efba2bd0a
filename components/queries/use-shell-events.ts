'use client'

import { useEffect, useEffectEvent } from 'react'
import type { ShellEvent } from '@/lib/contracts/events'
import { tellLost } from './server-contact'

/** The page is there first; and a browser has few connections to one server. */
const patienceMs = 3_000

/**
 * Hears what other people's pages and programs do: scans that begin and end, writes to the registry. A page that nobody
 * looks at does not listen; looked at again, it is told at once how things stand.
 */
export function useShellEvents(onEvent: (event: ShellEvent) => void): void {
  const hear = useEffectEvent(onEvent)

  useEffect(() => {
    let source: EventSource | null = null
    const leave = () => {
      source?.close()
      source = null
    }
    const follow = () => {
      if (document.visibilityState === 'hidden') return leave()
      if (source !== null) return
      source = new EventSource('/api/v1/events')
      // The browser connects again by itself, where there is something to connect to.
      source.addEventListener('error', tellLost)
      for (const type of ['scan', 'registry', 'settings'] as const)
        source.addEventListener(type, (message: MessageEvent<string>) => hear({ type, data: JSON.parse(message.data) }))
    }
    const timer = setTimeout(() => {
      follow()
      document.addEventListener('visibilitychange', follow)
    }, patienceMs)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', follow)
      leave()
    }
  }, [])
}
