'use client'

import { useEffect, useState } from 'react'
import { z } from 'zod'
import type { StartStopping } from '@/lib/readiness/start-stopping'
import type { Registry } from '@/lib/registry/registry'

/**
 * What of a registry, as a form would leave it, keeps Clouddriver from starting; nothing where the form has no registry to
 * speak of yet. The rule is loaded once a form is open: no page waits for it.
 */
export function useStartStops(before: Registry, after: Registry | null): readonly StartStopping[] {
  const [stops, setStops] = useState<readonly StartStopping[]>([])
  // What is drawn anew at each letter is another object each time: what is in it decides.
  const asked = JSON.stringify([before, after])
  useEffect(() => {
    let isCurrent = true
    const [from, to] = askedSchema.parse(JSON.parse(asked))
    void import('./stops-to-tell').then(({ stopsToTell }) => {
      if (isCurrent) setStops(to === null ? [] : stopsToTell(from, to))
    })
    return () => {
      isCurrent = false
    }
  }, [asked])
  return stops
}

const askedSchema = z.tuple([z.custom<Registry>(), z.custom<Registry>().nullable()])
