import type { RowsView } from '@/components/rows/rows-view'
import { withoutVerdict } from '@/components/rows/select-items'
import { alarmWords } from './alarm-item'
import { type AlarmItem, isScaling, verdictIn } from './alarm-verdict'

export type SelectedAlarms = {
  /** Whether alarms that scale nothing are among the lines. */
  isAll: boolean
  /** Lines before text, place and verdict: of scaling alarms, or of all. */
  base: readonly AlarmItem[]
  /** Those that text and place leave: what the pills count. */
  candidates: readonly AlarmItem[]
  left: readonly AlarmItem[]
  /** Alarms that scale nothing, pass text and place, and are not among the lines. */
  leftOut: number
}

/** Lines that scale an ECS service, and what could not be read: the question of the page. */
export function scalingItems(items: readonly AlarmItem[]): AlarmItem[] {
  return items.filter(({ row }) => row === null || isScaling(row))
}

/** What the view shows of all lines. */
export function selectAlarms(items: readonly AlarmItem[], view: RowsView): SelectedAlarms {
  const isAll = view.kind === 'all' || view.verdict === 'none'
  const base = isAll ? items : scalingItems(items)
  const candidates = withoutVerdict(base, view, alarmWords)
  const left = candidates.filter((item) => view.verdict === null || verdictIn(item) === view.verdict)
  return {
    isAll,
    base,
    candidates,
    left,
    leftOut: withoutVerdict(items, view, alarmWords).length - candidates.length,
  }
}
