import type { Alarm } from '../facts/alarms'
import type { ScalableTarget } from '../facts/scalable-targets'
import type { ScalingPolicy } from '../facts/scaling-policies'
import { isArnOf } from './cloning'
import { type ScalingAction, scalingActionsOf } from './scaling-action'

/** What scales one service, and which of its parts point at something that is gone. */
export type ScalingLinks = {
  cluster: string
  service: string
  target: ScalableTarget | null
  policies: readonly ScalingPolicy[]
  /** Alarms that a policy lists and CloudWatch does not have. */
  goneAlarms: readonly { policy: string; alarm: string }[]
  /** Policies that an alarm's action names and Application Auto Scaling does not have. */
  gonePolicies: readonly { policy: string; alarm: string }[]
}

/** Every service of the region that a scalable target, a policy or an alarm's action names, by cluster and name. */
export function scalingLinks(
  targets: readonly ScalableTarget[],
  policies: readonly ScalingPolicy[],
  alarms: readonly Alarm[],
): ScalingLinks[] {
  const acting = alarms.flatMap((alarm) => scalingActionsOf(alarm).map((action) => ({ alarm: alarm.name, action })))
  const ids = [
    ...targets.map(({ resourceId }) => resourceId),
    ...policies.map(({ resourceId }) => resourceId),
    ...acting.map(({ action }) => resourceOf(action)),
  ]
  const known = new Set(alarms.map(({ arn }) => arn))
  return [...new Set(ids)].sort().flatMap((id) => {
    const [kind, cluster, service] = id.split('/')
    if (kind !== 'service' || cluster === undefined || service === undefined) return []
    const own = policies.filter(({ resourceId }) => resourceId === id)
    return [
      {
        cluster,
        service,
        target: targets.find(({ resourceId }) => resourceId === id) ?? null,
        policies: own,
        goneAlarms: own.flatMap(({ name: policy, alarms: listed }) =>
          listed.filter(({ arn }) => !known.has(arn)).map(({ name: alarm }) => ({ policy, alarm })),
        ),
        gonePolicies: acting
          .filter(
            ({ action }) => resourceOf(action) === id && !policies.some((policy) => isArnOf(policy, action.policyArn)),
          )
          .map(({ action, alarm }) => ({ policy: action.policy, alarm })),
      },
    ]
  })
}

function resourceOf({ cluster, service }: ScalingAction): string {
  return `service/${cluster}/${service}`
}
