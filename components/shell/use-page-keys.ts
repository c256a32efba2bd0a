'use client'

import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { useHotkeys } from 'react-hotkeys-hook'
import { goKeys } from './go-keys'
import { moveRow } from './move-row'
import { useScan } from './scan-provider'
import { useShell } from './shell-context'
import { shownAccounts } from './shown-accounts'

/** How long `g` waits for its letter. */
const patienceMs = 1_500

/** Keys that move through pages and rows and start a check: `g` and a letter, `j`, `k` and `r`. */
export function usePageKeys(isOn: boolean): void {
  const router = useRouter()
  const { person, ecsAccounts } = useShell()
  const { start, isRunning } = useScan()
  const goneAt = useRef(Number.NEGATIVE_INFINITY)
  // By what is printed on the key, not by its place: letters are elsewhere on other keyboards.
  const byKey = { useKey: true, enabled: isOn }
  useHotkeys(
    'g',
    () => {
      goneAt.current = performance.now()
    },
    byKey,
  )
  useHotkeys('j', () => moveRow(1), byKey)
  useHotkeys('k', () => moveRow(-1), byKey)
  useHotkeys(
    Object.keys(goKeys),
    ({ key }) => {
      const isGoing = performance.now() - goneAt.current < patienceMs
      goneAt.current = Number.NEGATIVE_INFINITY
      const path = goKeys[key]
      if (isGoing && path !== undefined) router.push(path)
      else if (key === 'r' && person.mayEdit && ecsAccounts > 0 && !isRunning) start(checkOf(shownAccounts()))
    },
    byKey,
  )
}

function checkOf(shown: readonly string[] | null) {
  return shown === null || shown.length === 0 ? {} : { ecsAccounts: [...shown] }
}
