import { findingId } from '@/components/finding/finding-id'
import { accountPath } from '@/components/rows/account-link'
import type { AlarmRow } from '@/lib/readiness/rows/alarm-row'
import { alarmVerdicts, verdictOfAlarm } from './alarm-verdict'

/** Where the account's page says more about an alarm: the finding of its service, or the fold that holds it. */
export function alarmFindingPath(row: AlarmRow): string {
  const { ecsAccount, region, service } = row
  const { status } = alarmVerdicts[verdictOfAlarm(row)]
  if (status !== 'warn') return accountPath(ecsAccount, status)
  return accountPath(ecsAccount, findingId({ check: 'clonable-alarms', region, resource: service }))
}
