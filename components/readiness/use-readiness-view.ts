'use client'

import { useQueryStates } from 'nuqs'
import { useView, type ViewControl, type ViewLink, viewState } from '@/components/ui/use-view'
import { serializeView, type View, viewParsers } from './readiness-view'

export type LinkTo = ViewLink<View>

const staysOnPage = new Set(['cell', 'page'])

/** The view of Readiness. Other rows begin at their first page, and another page at the top. */
export function useReadinessView(): ViewControl<View> {
  return useView<View>(useQueryStates(viewParsers, viewState), serializeView, {
    completed: (change) => (Object.keys(change).every((key) => staysOnPage.has(key)) ? change : { page: 1, ...change }),
    scrolls: (change) => 'page' in change,
  })
}
