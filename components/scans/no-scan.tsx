'use client'

import { useParams } from 'next/navigation'
import { NothingHere } from '@/components/shell/nothing-here'

/** A check that never ran, or is so old that it was removed. */
export function NoScan() {
  const { id } = useParams<{ id: string }>()
  return <NothingHere>{`There is no check “${decodeURIComponent(id)}”. Old checks are removed.`}</NothingHere>
}
