import { NothingPasses } from '@/components/rows/nothing-passes'
import type { LinkTo } from '@/components/rows/use-rows-view'
import { byCount, grouped } from '@/lib/readiness/words'
import type { SelectedAlarms } from './select-alarms'

/** The filter leaves nothing; alarms that scale nothing and pass it are pointed at. */
export function NoAlarmPasses({ selected, linkTo }: { selected: SelectedAlarms; linkTo: LinkTo }) {
  const { isAll, base, leftOut } = selected
  return (
    <NothingPasses one={isAll ? 'alarm' : 'scaling alarm'} linkTo={linkTo}>
      {leftOut === 0 ? (
        `Without the filter there are ${grouped(base.length)}.`
      ) : (
        <a {...linkTo({ kind: 'all', verdict: null })} className="inline-link">
          {grouped(leftOut)} that {byCount(leftOut, 'scales', 'scale')} no ECS service {byCount(leftOut, 'does', 'do')}
        </a>
      )}
    </NothingPasses>
  )
}
