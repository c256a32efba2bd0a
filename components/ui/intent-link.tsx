'use client'

import Link from 'next/link'
import { type ComponentProps, useState } from 'react'

/** A link to one of many pages: its page is asked for ahead only once somebody points at it or tabs to it. */
export function IntentLink(props: Omit<ComponentProps<typeof Link>, 'prefetch' | 'onMouseEnter' | 'onFocus'>) {
  const [isMeant, setMeant] = useState(false)
  const mean = () => setMeant(true)
  return <Link {...props} prefetch={isMeant ? null : false} onMouseEnter={mean} onFocus={mean} />
}
