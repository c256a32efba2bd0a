import type { Alarm } from '../facts/alarms'
import type { ScalingPolicy } from '../facts/scaling-policies'
import { type Cloning, cloningFor, lists } from './cloning'
import { scalingActionsOf } from './scaling-action'

/** A service whose scaling Spinnaker would copy, and its policies. */
export type ScaledService = {
  cluster: string
  service: string
  policies: readonly ScalingPolicy[]
}

export type ClassifiedAlarm = { alarm: Alarm; cloning: Cloning }

/** Services with a policy, whichever kind: the copy of one that it cannot take along fails. By cluster and name. */
export function scaledServices(policies: readonly ScalingPolicy[]): ScaledService[] {
  const ids = new Set(policies.map(({ resourceId }) => resourceId))
  return [...ids].sort().flatMap((id) => {
    const [kind, cluster, service] = id.split('/')
    if (kind !== 'service' || cluster === undefined || service === undefined) return []
    return [{ cluster, service, policies: policies.filter(({ resourceId }) => resourceId === id) }]
  })
}

/** The alarms that scale a service, or that its policies list, each with what becomes of it when that service is copied. */
export function alarmsOf({ cluster, service, policies }: ScaledService, alarms: readonly Alarm[]): ClassifiedAlarm[] {
  return alarms
    .filter(
      (alarm) =>
        scalingActionsOf(alarm).some((action) => action.cluster === cluster && action.service === service) ||
        policies.some((policy) => lists(policy, alarm)),
    )
    .map((alarm) => ({ alarm, cloning: cloningFor({ cluster, service }, alarm, policies) }))
}
