'use client'

import { useQueryStates } from 'nuqs'
import { useView, type ViewControl, type ViewLink, viewState } from '@/components/ui/use-view'
import { serializeView, type View, viewParsers } from './readiness-view'

export type LinkTo = ViewLink<View>

/** The view of Readiness. */
export function useReadinessView(): ViewControl<View> {
  return useView<View>(useQueryStates(viewParsers, viewState), serializeView)
}
