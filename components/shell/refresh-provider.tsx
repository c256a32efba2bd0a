'use client'

import { useRouter } from 'next/navigation'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState, useTransition } from 'react'

const Context = createContext<(() => void) | null>(null)

/**
 * Draws the page again from the server, one time after the other: where one refresh overtakes another, the router loads
 * the whole page anew, and what somebody has typed is gone.
 */
export function RefreshProvider({ children }: { children: ReactNode }) {
  const router = useRouter()
  const [isRefreshing, startRefresh] = useTransition()
  const [isDue, setDue] = useState(false)
  useEffect(() => {
    if (!isDue || isRefreshing) return
    setDue(false)
    startRefresh(() => router.refresh())
  }, [isDue, isRefreshing, router])
  return <Context value={useCallback(() => setDue(true), [])}>{children}</Context>
}

/** Has the page drawn again from the server once the refresh that runs, if one does, has ended. */
export function useRefresh(): () => void {
  const refresh = useContext(Context)
  if (!refresh) throw new Error('useRefresh is for parts of the frame: wrap them in RefreshProvider')
  return refresh
}
