'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import type { StartStopping } from '@/lib/readiness/start-stopping'
import type { Registry } from '@/lib/registry/registry'

/**
 * What of a registry, as a form would leave it, keeps Clouddriver from starting; nothing where the form has no registry to
 * speak of yet. The rule is loaded once a form is open: no page waits for it.
 */
export function useStartStops(before: Registry, after: Registry | null): readonly StartStopping[] {
  const [stops, setStops] = useState<readonly StartStopping[]>([])
  const judge = useEffectEvent(async (isWanted: () => boolean) => {
    const { stopsToTell } = await import('./stops-to-tell')
    const found = after === null ? [] : await stopsToTell(before, after, isWanted)
    if (isWanted()) setStops(found)
  })
  // What is drawn anew at each letter is another object each time: what the form has in it decides.
  const asked = after === null ? null : JSON.stringify([before.revision, editedIn(before, after)])
  useEffect(() => {
    let isCurrent = asked !== undefined
    void judge(() => isCurrent)
    return () => {
      isCurrent = false
    }
  }, [asked])
  return stops
}

/** What is not as it stands: a fleet's accounts are not read at each letter. */
function editedIn(before: Registry, after: Registry) {
  const same = new Set<object>([...before.awsAccounts, ...before.ecsAccounts])
  const isEdited = (account: object) => !same.has(account)
  return [after.settings, after.awsAccounts.filter(isEdited), after.ecsAccounts.filter(isEdited)]
}
