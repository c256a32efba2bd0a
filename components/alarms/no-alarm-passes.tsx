import { NothingPasses } from '@/components/rows/nothing-passes'
import type { LinkTo } from '@/components/rows/use-rows-view'
import type { SelectedAlarms } from './select-alarms'

const number = new Intl.NumberFormat('en')

/** The filter leaves nothing; alarms that scale nothing and pass it are pointed at. */
export function NoAlarmPasses({ selected, linkTo }: { selected: SelectedAlarms; linkTo: LinkTo }) {
  const { isAll, base, leftOut } = selected
  return (
    <NothingPasses one={isAll ? 'alarm' : 'scaling alarm'} linkTo={linkTo}>
      {leftOut === 0 ? (
        `Without it there are ${number.format(base.length)}.`
      ) : (
        <a {...linkTo({ kind: 'all', verdict: null })} className="inline-link">
          {number.format(leftOut)} that {leftOut === 1 ? 'scales' : 'scale'} no ECS service{' '}
          {leftOut === 1 ? 'does' : 'do'}
        </a>
      )}
    </NothingPasses>
  )
}
