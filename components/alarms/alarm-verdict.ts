import type { Item } from '@/components/rows/item'
import type { AlarmRow } from '@/lib/readiness/rows/alarm-row'
import type { Status } from '@/lib/readiness/status'

export type AlarmItem = Item<AlarmRow>

/** What Spinnaker's copy makes of an alarm; `none` for one that scales no ECS service, `unknown` for what could not be read. */
export type AlarmVerdict = 'no' | 'unknown' | 'with-loss' | 'recreated' | 'yes' | 'none'

/** In the order of urgency, each with the shape and the word on screen. An alarm never blocks a deploy: the worst is attention. */
export const alarmVerdicts: Record<AlarmVerdict, { status: Status; word: string }> = {
  no: { status: 'warn', word: 'Not copied' },
  unknown: { status: 'unknown', word: 'Could not check' },
  'with-loss': { status: 'warn', word: 'Copied, but changed' },
  recreated: { status: 'pass', word: 'Recreated by AWS' },
  yes: { status: 'pass', word: 'Copied' },
  none: { status: 'not-applicable', word: 'Scales no service' },
}

export const verdictOrder: readonly AlarmVerdict[] = ['no', 'unknown', 'with-loss', 'recreated', 'yes', 'none']

/** Whether an alarm drives a scaling policy of an ECS service, be the policy there or gone. */
export function isScaling({ policies }: AlarmRow): boolean {
  return policies.length > 0
}

/** The verdict on an alarm that was read. */
export function verdictOfAlarm(row: AlarmRow): AlarmVerdict {
  return isScaling(row) ? row.clonable : 'none'
}

/** The verdict of a line; what this scan could not read is unknown, whatever an earlier one said. */
export function verdictIn({ row, staleSince }: AlarmItem): AlarmVerdict {
  return row === null || staleSince !== null ? 'unknown' : verdictOfAlarm(row)
}
