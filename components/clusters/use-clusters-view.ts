'use client'

import { useQueryStates } from 'nuqs'
import { rowsViewOptions } from '@/components/rows/use-rows-view'
import { useView, type ViewControl, viewState } from '@/components/ui/use-view'
import { type ClustersView, clustersParsers, serializeClustersView } from './clusters-view'

export type ClustersControl = ViewControl<ClustersView>

/** The view of Clusters: that of a page of rows, and the task that is asked about. */
export function useClustersView(): ClustersControl {
  return useView<ClustersView>(useQueryStates(clustersParsers, viewState), serializeClustersView, rowsViewOptions)
}
