import { useEffect } from 'react'

/** The ECS accounts that the page shows, where it shows not all of them; null: it shows all. */
let shown: readonly string[] | null = null

/** What a check from the keyboard is about. */
export function shownAccounts(): readonly string[] | null {
  return shown
}

/** Says which ECS accounts the page shows, for as long as it does. */
export function useShownAccounts(names: readonly string[] | null): void {
  const key = names === null ? null : JSON.stringify([...new Set(names)])
  useEffect(() => {
    shown = key === null ? null : JSON.parse(key)
    return () => {
      shown = null
    }
  }, [key])
}
