'use client'

import { useQuery } from '@tanstack/react-query'
import { StatusIcon } from '@/components/finding/status-icon'
import { clustersQuery } from '@/components/queries/clusters'
import { itemsOf } from '@/components/rows/item'
import { NoRows } from '@/components/rows/no-rows'
import { NothingPasses } from '@/components/rows/nothing-passes'
import { RowsFilters } from '@/components/rows/rows-filters'
import { RowsPage } from '@/components/rows/rows-page'
import { RowsTable } from '@/components/rows/rows-table'
import { countVerdicts, withoutVerdict } from '@/components/rows/select-items'
import { useRowsView } from '@/components/rows/use-rows-view'
import type { ClustersAnswer } from '@/lib/contracts/readiness'
import { byUrgency, type Status, statuses } from '@/lib/readiness/status'
import { CapacityLegend } from './capacity-legend'
import { ClusterDetails } from './cluster-details'
import { capacityIn, capacityWords, clusterWords } from './cluster-item'
import { ClusterSentence, ReferenceTaskLine } from './cluster-sentence'
import { clusterColumns } from './columns'

const pills = [...statuses].sort(byUrgency).map((status: Status) => ({
  verdict: status,
  label: capacityWords[status],
  icon: <StatusIcon status={status} small />,
}))

/** Which clusters have room for a deploy, and why the others have not. */
export function Clusters() {
  const query = useQuery(clustersQuery({ stale: 'include' }))
  return (
    <RowsPage query={query} what="clusters">
      {(answer) => <ClusterRows answer={answer} />}
    </RowsPage>
  )
}

function ClusterRows({ answer }: { answer: ClustersAnswer }) {
  const control = useRowsView()
  const { view, linkTo } = control
  const items = itemsOf({ rows: answer.clusters, faults: answer.faults }, ({ name }) => name)
  if (items.length === 0) {
    return <NoRows what="clusters">Spinnaker does not create clusters. Create one in a mapped region.</NoRows>
  }
  const candidates = withoutVerdict(items, view, clusterWords)
  const left = candidates.filter((item) => view.verdict === null || capacityIn(item) === view.verdict)
  return (
    <>
      <ClusterSentence items={items} linkTo={linkTo} />
      <ReferenceTaskLine rows={answer.clusters} />
      <RowsFilters
        what="clusters"
        control={control}
        items={items}
        pills={pills}
        candidates={candidates}
        counts={countVerdicts(candidates, clusterWords)}
        aside={<CapacityLegend />}
      />
      {left.length === 0 ? (
        <NothingPasses one="cluster" linkTo={linkTo}>
          Without the filter there are {items.length}.
        </NothingPasses>
      ) : (
        <RowsTable
          caption="Clusters, and whether they have room for the reference task"
          what="clusters"
          items={left}
          columns={clusterColumns}
          words={clusterWords}
          control={control}
          details={(row, item) => <ClusterDetails item={item} row={row} />}
        />
      )}
    </>
  )
}
