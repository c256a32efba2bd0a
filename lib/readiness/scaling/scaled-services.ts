import { isCopied } from '../clouddriver/alarm-copy'
import type { Alarm } from '../facts/alarms'
import type { ScalingPolicy } from '../facts/scaling-policies'
import { type Cloning, cloningOf, lists } from './cloning'

/** A service whose scaling Spinnaker would copy, and its policies. */
export type ScaledService = {
  cluster: string
  service: string
  policies: readonly ScalingPolicy[]
}

export type ClassifiedAlarm = { alarm: Alarm; cloning: Cloning }

/** Services with a policy that the copy takes along, by cluster and name. */
export function scaledServices(policies: readonly ScalingPolicy[]): ScaledService[] {
  const ids = new Set(policies.filter(isCopied).map(({ resourceId }) => resourceId))
  return [...ids].sort().flatMap((id) => {
    const [kind, cluster, service] = id.split('/')
    if (kind !== 'service' || cluster === undefined || service === undefined) return []
    return [{ cluster, service, policies: policies.filter(({ resourceId }) => resourceId === id) }]
  })
}

/** Every alarm with what becomes of it. */
export function classifyAlarms(alarms: readonly Alarm[], policies: readonly ScalingPolicy[]): ClassifiedAlarm[] {
  return alarms.map((alarm) => ({ alarm, cloning: cloningOf(alarm, policies) }))
}

/** The alarms that scale a service, or that its policies list. */
export function alarmsOf({ cluster, service, policies }: ScaledService, alarms: readonly ClassifiedAlarm[]) {
  return alarms.filter(
    ({ alarm, cloning }) =>
      cloning.actions.some((action) => action.cluster === cluster && action.service === service) ||
      policies.some((policy) => lists(policy, alarm)),
  )
}
