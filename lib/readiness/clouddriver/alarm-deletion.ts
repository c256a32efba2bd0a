import type { Alarm } from '../facts/alarms'
import { actionsOf } from '../rules/scaling-action'

/**
 * The alarms that Clouddriver deletes when it destroys a service: those of the cluster, or of none, with an action whose
 * ARN contains the service's name anywhere. So app-v00 takes app-v001's alarms along
 * (EcsCloudWatchAlarmCacheClient.getMetricAlarms, EcsCloudMetricService.deleteMetrics; read in the code).
 */
export function alarmsDeletedWith(cluster: string, service: string, alarms: readonly Alarm[]): Alarm[] {
  return alarms.filter((alarm) => {
    const dimension = alarm.dimensions.find(({ name }) => name.toLowerCase() === 'clustername')?.value ?? ''
    if (dimension !== '' && dimension !== cluster) return false
    return actionsOf(alarm).some((arn) => arn.includes(service))
  })
}
