'use client'

import { useQuery } from '@tanstack/react-query'
import { StatusIcon } from '@/components/finding/status-icon'
import { alarmsQuery } from '@/components/queries/alarms'
import { itemsOf } from '@/components/rows/item'
import { NoRows } from '@/components/rows/no-rows'
import { NothingPasses } from '@/components/rows/nothing-passes'
import { pageOf, pageSize } from '@/components/rows/page-of'
import { RowsFilters } from '@/components/rows/rows-filters'
import { RowsPage } from '@/components/rows/rows-page'
import { countVerdicts, sortItems, withoutVerdict } from '@/components/rows/select-items'
import { useRowsView } from '@/components/rows/use-rows-view'
import { Pagination } from '@/components/ui/pagination'
import type { AlarmsAnswer } from '@/lib/http/contracts/readiness'
import { alarmColumns } from './alarm-columns'
import { AlarmList } from './alarm-list'
import { AlarmSentence } from './alarm-sentence'
import { AlarmTable } from './alarm-table'
import { alarmVerdicts, isScaling, verdictIn, verdictOrder } from './alarm-verdict'
import { KindLine } from './kind-line'

const pills = verdictOrder.map((verdict) => ({
  verdict,
  label: alarmVerdicts[verdict].word,
  icon: <StatusIcon status={alarmVerdicts[verdict].status} small />,
}))

/** Whether Spinnaker would copy a service's scaling; the alarms that scale nothing are one press away. */
export function Alarms() {
  const query = useQuery(alarmsQuery({ stale: 'include' }))
  return (
    <RowsPage query={query} what="alarms">
      {(answer) => <AlarmRows answer={answer} />}
    </RowsPage>
  )
}

function AlarmRows({ answer }: { answer: AlarmsAnswer }) {
  const control = useRowsView()
  const { view, linkTo } = control
  const items = itemsOf({ rows: answer.alarms, faults: answer.faults }, ({ name }) => name)
  if (items.length === 0) {
    return <NoRows what="alarms">Service auto scaling is optional: without it Spinnaker has nothing to copy.</NoRows>
  }
  const isAll = view.kind === 'all' || view.verdict === 'none'
  const matching = withoutVerdict(items, view, alarmColumns)
  const candidates = isAll ? matching : matching.filter(({ row }) => row === null || isScaling(row))
  const left = candidates.filter((item) => view.verdict === null || verdictIn(item) === view.verdict)
  const { page, shown } = pageOf(sortItems(left, view.sort, alarmColumns), view.page)
  const leftOut = matching.length - candidates.length
  return (
    <>
      <AlarmSentence items={items.filter(({ row }) => row === null || isScaling(row))} linkTo={linkTo} />
      <KindLine
        all={answer.alarms.length}
        scaling={answer.alarms.filter(isScaling).length}
        isAll={isAll}
        linkTo={linkTo}
      />
      <RowsFilters
        what="alarms"
        control={control}
        items={items}
        pills={pills}
        counts={countVerdicts(candidates, alarmColumns)}
      />
      {left.length === 0 ? (
        <NothingPasses one={isAll ? 'alarm' : 'scaling alarm'} linkTo={linkTo}>
          {leftOut === 0 ? (
            `Without it there are ${items.length}.`
          ) : (
            <a {...linkTo({ kind: 'all', verdict: null })} className="inline-link">
              {leftOut} that {leftOut === 1 ? 'scales' : 'scale'} no ECS service {leftOut === 1 ? 'does' : 'do'}
            </a>
          )}
        </NothingPasses>
      ) : (
        <>
          <AlarmTable items={shown} control={control} />
          <AlarmList items={shown} open={view.open} linkTo={linkTo} />
          <Pagination
            page={page}
            pageSize={pageSize}
            total={left.length}
            what="alarms"
            linkTo={(to) => linkTo({ page: to })}
          />
        </>
      )}
    </>
  )
}
