'use client'

import { useSyncExternalStore } from 'react'
import { exactTime } from '@/lib/readiness/words'

/** On paper alone: where the page stands, and when what it says was read. */
export function PrintHead({ scannedAt }: { scannedAt: string }) {
  const address = useSyncExternalStore(
    () => () => undefined,
    () => window.location.href.split('#')[0],
    () => '',
  )
  return (
    <p className="mb-3 hidden border-line border-b pb-2 text-ink-2 text-small print:block">
      Shipshape, {address}, checked {exactTime(scannedAt, 'UTC')}
    </p>
  )
}
