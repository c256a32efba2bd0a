import { findingId } from '@/components/finding/finding-id'
import { accountPath } from '@/components/rows/account-link'
import type { AlarmRow } from '@/lib/readiness/rows/alarm-row'

/** Where the account's page says more about an alarm: the finding of its service. */
export function alarmFindingPath({ ecsAccount, region, cluster, service }: AlarmRow): string {
  const resource = cluster && service ? `${cluster}/${service}` : service
  return accountPath(ecsAccount, findingId({ check: 'clonable-alarms', region, resource }))
}
