'use client'

import { Suspense, use } from 'react'
import type { PageCounts } from './shell-state'

type PageCountProps = { counts: Promise<PageCounts>; page: keyof PageCounts }
const number = new Intl.NumberFormat('en')

/** How many rows a page has; appears when counted, and never holds the page up. */
export function PageCount(props: PageCountProps) {
  return (
    <Suspense fallback={null}>
      <Counted {...props} />
    </Suspense>
  )
}

function Counted({ counts, page }: PageCountProps) {
  const count = use(counts)[page]
  return count === null ? null : number.format(count)
}
