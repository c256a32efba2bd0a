'use client'

import { useEffect, useSyncExternalStore } from 'react'

const key = 'shipshape:readiness-seen'

const isTime = (text: string | null): text is string => text !== null && !Number.isNaN(Date.parse(text))

/** Told once for a tab: a page that is opened again in it is the same visit. */
function read(): string | null {
  try {
    const known = sessionStorage.getItem(key) ?? localStorage.getItem(key)
    return isTime(known) ? known : null
  } catch {
    // A browser that keeps nothing knows of no visit.
    return null
  }
}

function keep(): void {
  try {
    if (sessionStorage.getItem(key) === null) sessionStorage.setItem(key, localStorage.getItem(key) ?? 'none')
    localStorage.setItem(key, new Date().toISOString())
  } catch {
    // The same.
  }
}

const never = () => () => undefined

/** When the reader looked at this page before this visit, ISO 8601; null where that was never, or is not known. */
export function useLastVisit(): string | null {
  const last = useSyncExternalStore(never, read, () => null)
  useEffect(keep, [])
  return last
}
