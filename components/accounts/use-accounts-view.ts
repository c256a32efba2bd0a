'use client'

import { useQueryStates } from 'nuqs'
import { useView, type ViewControl, type ViewLink, viewState } from '@/components/ui/use-view'
import { type AccountsView, accountsParsers, nothingOpen, serializeAccountsView } from './accounts-view'

export type LinkTo = ViewLink<AccountsView>

/** Other rows begin at their first page. */
const filters = ['q', 'status'] as const

const closes = (change: Partial<AccountsView>) => 'ecs' in change || 'aws' in change || 'import' in change

type AccountsControl = ViewControl<AccountsView> & {
  /** Opens one thing, or nothing, in place of what is open; done once the address says so. */
  open: (what: Partial<AccountsView>) => Promise<unknown>
}

/** The view of Accounts. `leave` runs or puts off what would close an open form. */
export function useAccountsView(leave: (go: () => void) => void): AccountsControl {
  const control = useView<AccountsView>(useQueryStates(accountsParsers, viewState), serializeAccountsView, {
    completed: (change) => (filters.some((key) => key in change) ? { page: 1, ...change } : change),
    scrolls: (change) => 'page' in change,
    guard: (change, go) => (closes(change) ? leave(go) : go()),
  })
  return { ...control, open: (what) => control.change({ ...nothingOpen, ...what }) }
}
