'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { StatusIcon } from '@/components/finding/status-icon'
import { clustersQuery } from '@/components/queries/clusters'
import { clusterFitsQuery } from '@/components/queries/fit'
import { wordsOf } from '@/components/queries/problem-error'
import { itemsOf } from '@/components/rows/item'
import { NoRows } from '@/components/rows/no-rows'
import { NothingPasses } from '@/components/rows/nothing-passes'
import { RowsFilters } from '@/components/rows/rows-filters'
import { RowsPage } from '@/components/rows/rows-page'
import { RowsTable } from '@/components/rows/rows-table'
import { countVerdicts, withoutVerdict } from '@/components/rows/select-items'
import { Sentence } from '@/components/rows/sentence'
import type { ClustersAnswer } from '@/lib/contracts/readiness'
import { byUrgency, type Status, statuses } from '@/lib/readiness/status'
import { defaultReferenceTask } from '@/lib/registry/reference-task'
import { askedRows } from './asked-row'
import { AskedSentence } from './asked-sentence'
import { CapacityLegend } from './capacity-legend'
import { capacityIn, capacityWords, clusterWords } from './cluster-item'
import { ClusterSentence, ReferenceTaskLine } from './cluster-sentence'
import { questionIn } from './clusters-view'
import { clusterColumns } from './columns'
import { ClusterDetails } from './details-on-demand'
import { SideBySide } from './side-by-side'
import { TaskBar } from './task-bar'
import { useClustersView } from './use-clusters-view'

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
  const control = useClustersView()
  const { view, linkTo } = control
  const { question, fits, isPlacing, problem } = useQuestion(control)
  const rows = question && fits ? askedRows(answer.clusters, fits, question.count) : answer.clusters
  const items = itemsOf({ rows, faults: answer.faults }, ({ name }) => name)
  if (items.length === 0) {
    return <NoRows what="clusters">Spinnaker does not create clusters. Create one in a mapped region.</NoRows>
  }
  const candidates = withoutVerdict(items, view, clusterWords)
  const left = candidates.filter((item) => view.verdict === null || capacityIn(item) === view.verdict)
  return (
    <>
      {question === null || problem ? (
        <>
          <ClusterSentence items={items} linkTo={linkTo} />
          <ReferenceTaskLine rows={answer.clusters} />
        </>
      ) : isPlacing ? (
        <Sentence parts={['Placing your task in every cluster']} />
      ) : (
        <AskedSentence items={items} question={question} linkTo={linkTo} />
      )}
      <TaskBar
        control={control}
        reference={answer.clusters[0]?.fits.task ?? defaultReferenceTask}
        isAsked={question !== null}
        busy={isPlacing}
        problem={problem}
      />
      <RowsFilters
        what="clusters"
        control={control}
        items={items}
        pills={pills}
        candidates={candidates}
        counts={countVerdicts(candidates, clusterWords)}
        aside={<CapacityLegend />}
      />
      <div aria-busy={isPlacing} className={clsx(isPlacing && 'cursor-progress [&_[role=img]]:opacity-55')}>
        <SideBySide items={items} control={control} />
        {left.length === 0 ? (
          <NothingPasses one="cluster" linkTo={linkTo}>
            Without the filter there are {items.length}.
          </NothingPasses>
        ) : (
          <RowsTable
            caption={`Clusters, and whether they have room for ${question ? 'your task' : 'the reference task'}`}
            what="clusters"
            items={left}
            columns={clusterColumns}
            words={clusterWords}
            control={control}
            details={(row, item) =>
              view.beside && view.open.length > 1 ? null : <ClusterDetails item={item} row={row} />
            }
          />
        )}
      </div>
    </>
  )
}

/** The reader's own task, where the address has one, and what the server says of it for each cluster. */
function useQuestion({ view }: ReturnType<typeof useClustersView>) {
  const question = questionIn(view)
  const { data, error, isPlaceholderData } = useQuery({
    ...clusterFitsQuery(question ?? { count: 1 }),
    enabled: question !== null,
    placeholderData: keepPreviousData,
  })
  return {
    question,
    fits: question !== null && !error ? (data?.clusters ?? null) : null,
    isPlacing: question !== null && !error && (data === undefined || isPlaceholderData),
    problem: question !== null && error ? `${wordsOf(error)} The table shows the reference task.` : undefined,
  }
}
