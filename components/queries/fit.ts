import { queryOptions, useMutation } from '@tanstack/react-query'
import type { createFit, FitBody, FitClustersBody, fitClusters } from '@/lib/contracts/fit'
import { clustersKey } from './clusters'
import { fetchJson, json } from './fetch-answer'

/** Asks whether copies of a task fit in a cluster, on the facts of the last scan. */
export function useFit() {
  return useMutation({
    mutationFn: (body: FitBody) => fetchJson<typeof createFit>('/api/v1/fit', { method: 'POST', body: json(body) }),
  })
}

/** Whether a task fits in each cluster of the latest scan; as old as the clusters, and fetched anew with them. */
export const clusterFitsQuery = (question: FitClustersBody) =>
  queryOptions({
    queryKey: [...clustersKey, 'fits', question],
    queryFn: ({ signal }) =>
      fetchJson<typeof fitClusters>('/api/v1/fit/clusters', { method: 'POST', body: json(question), signal }),
  })
