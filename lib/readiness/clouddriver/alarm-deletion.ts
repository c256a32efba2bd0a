import { isFrom } from '@/lib/registry/release'
import type { Alarm } from '../facts/alarms'
import { actionsOf } from '../scaling/scaling-action'

/** First release that looks for the alarms of the service's cluster; before, for those of the whole region. */
const byClusterFrom = '1.36'

/**
 * The alarms that Clouddriver deletes when it destroys a service: those with an action whose ARN contains the service's
 * name anywhere, from 1.36 on only those of its cluster, or of none. So app-v00 takes app-v001's alarms along. Seen
 * running (1.18, 1.35, 1.36, 2026.2): EcsCloudWatchAlarmCacheClient.getMetricAlarms, EcsCloudMetricService.deleteMetrics.
 */
export function alarmsDeletedWith(
  cluster: string,
  service: string,
  alarms: readonly Alarm[],
  release: string | null,
): Alarm[] {
  const byCluster = isFrom(release, byClusterFrom)
  return alarms.filter((alarm) => {
    const dimension = alarm.dimensions.find(({ name }) => name.toLowerCase() === 'clustername')?.value ?? ''
    if (byCluster && dimension !== '' && dimension !== cluster) return false
    return actionsOf(alarm).some((arn) => arn.includes(service))
  })
}
