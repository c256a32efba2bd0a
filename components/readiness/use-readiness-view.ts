'use client'

import { usePathname } from 'next/navigation'
import { useQueryStates } from 'nuqs'
import type { MouseEvent } from 'react'
import { serializeView, type View, viewParsers } from './readiness-view'

/** A link's attributes for a change of the view: a real address, followed without asking the server. */
export type LinkTo = (change: Partial<View>) => { href: string; onClick: (event: MouseEvent) => void }

const isPlainClick = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** The view in the URL, links that change it, and `search` for the text as one types (which makes no history). */
export function useReadinessView(): {
  view: View
  linkTo: LinkTo
  change: (change: Partial<View>) => void
  search: (q: string) => void
} {
  const [view, setView] = useQueryStates(viewParsers, { history: 'push', scroll: false })
  const path = usePathname()
  return {
    view,
    change: (change) => void setView(change),
    search: (q) => void setView({ q }, { history: 'replace' }),
    linkTo: (change) => ({
      href: serializeView(path, { ...view, ...change }),
      onClick: (event) => {
        if (!isPlainClick(event)) return
        event.preventDefault()
        void setView(change)
      },
    }),
  }
}
