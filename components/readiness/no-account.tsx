'use client'

import { useParams } from 'next/navigation'
import { NothingHere } from '@/components/shell/nothing-here'

/** An ECS account that the registry does not have, or no longer has. */
export function NoAccount() {
  const { ecsAccount } = useParams<{ ecsAccount: string }>()
  return (
    <NothingHere>
      {`There is no ECS account “${decodeURIComponent(ecsAccount)}”. It may have been renamed or removed.`}
    </NothingHere>
  )
}
