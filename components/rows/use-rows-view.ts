'use client'

import { usePathname } from 'next/navigation'
import { useQueryStates } from 'nuqs'
import type { MouseEvent } from 'react'
import { type RowsView, rowsParsers, serializeRowsView } from './rows-view'

type Change = Partial<RowsView>

/** A link's attributes for a change of the view: a real address, followed without asking the server. */
export type LinkTo = (change: Change) => { href: string; onClick: (event: MouseEvent) => void }

export type RowsViewControl = {
  view: RowsView
  linkTo: LinkTo
  /** Takes the change over; as one types, without making history. */
  change: (change: Change, history?: 'push' | 'replace') => void
}

const isPlainClick = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** What else changes with it: other rows begin at their first page. */
const completed = (change: Change): Change => ('page' in change || 'open' in change ? change : { page: 1, ...change })

/** The view in the URL, and links that change it. */
export function useRowsView(): RowsViewControl {
  const [view, setView] = useQueryStates(rowsParsers, { history: 'push', scroll: false })
  const path = usePathname()
  return {
    view,
    change: (change, history = 'push') => void setView(completed(change), { history }),
    linkTo: (change) => ({
      href: serializeRowsView(path, { ...view, ...completed(change) }),
      onClick: (event) => {
        if (!isPlainClick(event)) return
        event.preventDefault()
        // Another page of rows begins at the top.
        void setView(completed(change), { scroll: 'page' in change })
      },
    }),
  }
}
