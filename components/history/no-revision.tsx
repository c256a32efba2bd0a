'use client'

import { useParams } from 'next/navigation'
import { NothingHere } from '@/components/shell/nothing-here'

/** A revision that the registry has not reached. */
export function NoRevision() {
  const { revision } = useParams<{ revision: string }>()
  return (
    <NothingHere>{`There is no revision “${decodeURIComponent(revision)}”. History lists those there are.`}</NothingHere>
  )
}
