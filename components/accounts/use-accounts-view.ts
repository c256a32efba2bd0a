'use client'

import { usePathname } from 'next/navigation'
import { useQueryStates } from 'nuqs'
import type { MouseEvent } from 'react'
import { type AccountsView, accountsParsers, nothingOpen, serializeAccountsView } from './accounts-view'

/** A link's attributes for a change of the view: a real address, followed without asking the server. */
export type LinkTo = (change: Partial<AccountsView>) => { href: string; onClick: (event: MouseEvent) => void }

const isPlainClick = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** The view in the URL, and ways to change it. `leave` runs or puts off what would close an open form. */
export function useAccountsView(leave: (go: () => void) => void) {
  const [view, setView] = useQueryStates(accountsParsers, { history: 'push', scroll: false })
  const path = usePathname()
  const closes = (change: Partial<AccountsView>) => 'ecs' in change || 'aws' in change || 'import' in change
  const linkTo: LinkTo = (change) => ({
    href: serializeAccountsView(path, { ...view, ...change }),
    onClick: (event) => {
      if (!isPlainClick(event)) return
      event.preventDefault()
      const go = () => void setView(change)
      if (closes(change)) leave(go)
      else go()
    },
  })
  return {
    view,
    linkTo,
    /** Opens one thing, or nothing, in place of what is open; done once the address says so. */
    open: (what: Partial<AccountsView>) => setView({ ...nothingOpen, ...what }),
    search: (q: string) => void setView({ q }, { history: 'replace' }),
  }
}
