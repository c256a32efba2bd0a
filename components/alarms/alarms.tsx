'use client'

import { useQuery } from '@tanstack/react-query'
import { StatusIcon } from '@/components/finding/status-icon'
import { alarmsQuery } from '@/components/queries/alarms'
import { itemsOf } from '@/components/rows/item'
import { NoRows } from '@/components/rows/no-rows'
import { RowsFilters } from '@/components/rows/rows-filters'
import { RowsPage } from '@/components/rows/rows-page'
import { RowsTable } from '@/components/rows/rows-table'
import { countVerdicts } from '@/components/rows/select-items'
import { useRowsView } from '@/components/rows/use-rows-view'
import type { AlarmsAnswer } from '@/lib/contracts/readiness'
import { AlarmDetails } from './alarm-details'
import { alarmWords } from './alarm-item'
import { AlarmSentence } from './alarm-sentence'
import { alarmVerdicts, isScaling, verdictOrder } from './alarm-verdict'
import { alarmColumns } from './columns'
import { KindLine } from './kind-line'
import { NoAlarmPasses } from './no-alarm-passes'
import { scalingItems, selectAlarms } from './select-alarms'

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
    return <NoRows what="alarms">Service auto scaling is optional. Without it, Spinnaker has nothing to copy.</NoRows>
  }
  const selected = selectAlarms(items, view)
  const { candidates, left } = selected
  return (
    <>
      <AlarmSentence items={scalingItems(items)} linkTo={linkTo} />
      <KindLine
        all={answer.alarms.length}
        scaling={answer.alarms.filter(isScaling).length}
        isAll={selected.isAll}
        linkTo={linkTo}
      />
      <RowsFilters
        what="alarms"
        control={control}
        items={items}
        pills={pills}
        candidates={candidates}
        counts={countVerdicts(candidates, alarmWords)}
      />
      {left.length === 0 ? (
        <NoAlarmPasses selected={selected} linkTo={linkTo} />
      ) : (
        <RowsTable
          caption="Metric alarms, and whether Spinnaker copies each"
          what="alarms"
          items={left}
          columns={alarmColumns}
          words={alarmWords}
          control={control}
          details={(row) => <AlarmDetails row={row} />}
          fixed
        />
      )}
    </>
  )
}
