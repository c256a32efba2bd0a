import type { Alarm } from '../facts/alarms'
import type { ScalingPolicy } from '../facts/scaling-policies'
import { type Cloning, cloningOf, needsPolicies } from '../scaling/cloning'
import type { AlarmRow } from './alarm-row'
import { regionRows } from './row-maker'

type Place = { ecsAccount: string; region: string }

/**
 * Every metric alarm of one ECS account's regions. Where scaling policies could not be read, the alarms whose verdict
 * hangs on them are absent and the fault is named.
 */
export const alarmRows = regionRows<AlarmRow, 'alarms', 'scaling-policies'>({
  needs: ['alarms'],
  uses: ['scaling-policies'],
  rows: ({ alarms, 'scaling-policies': policies }, { ecsAccount, region }) => {
    const place = { ecsAccount: ecsAccount.name, region }
    if (policies.ok) return { rows: alarms.map((alarm) => toRow(place, alarm, policies.value)), faults: [] }
    const known = alarms.filter((alarm) => !needsPolicies(alarm))
    return {
      rows: known.map((alarm) => toRow(place, alarm, [])),
      faults: known.length < alarms.length ? [{ ...place, resource: null, fault: policies.fault }] : [],
    }
  },
})

function toRow(place: Place, alarm: Alarm, policies: readonly ScalingPolicy[]): AlarmRow {
  const { clonable, reasons, actions } = cloningOf(alarm, policies)
  const [action] = actions
  return {
    ...place,
    name: alarm.name,
    arn: alarm.arn,
    state: alarm.state,
    namespace: alarm.namespace,
    metricName: alarm.metricName,
    cluster: action?.cluster ?? dimension(alarm, 'ClusterName'),
    service: action?.service ?? dimension(alarm, 'ServiceName'),
    services: servicesOf(actions),
    policies: actions.map(({ policy }) => policy),
    clonable,
    reasons: reasons.map(({ text }) => text),
  }
}

function servicesOf(actions: Cloning['actions']): AlarmRow['services'] {
  const byName = new Map(actions.map(({ cluster, service }) => [`${cluster}/${service}`, { cluster, service }]))
  return [...byName.values()]
}

function dimension({ dimensions }: Alarm, wanted: string): string | null {
  return dimensions.find(({ name }) => name === wanted)?.value ?? null
}
