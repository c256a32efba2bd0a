import type { Alarm } from '../facts/alarms'

/** An alarm's action that scales an ECS service. */
export type ScalingAction = { cluster: string; service: string; policy: string; policyArn: string }

// AWS appends :createdBy/<uuid> to the actions of alarms that it made for a target-tracking policy.
const ecsPolicy =
  /^(arn:[^:]+:autoscaling:[^:]*:[^:]*:scalingPolicy:[^:]+:resource\/ecs\/service\/([^/:]+)\/([^/:]+):policyName\/(.+?))(?::createdBy\/[^:]*)?$/

/** Reads the ARN of an Application Auto Scaling policy of an ECS service; null for every other action. */
function parseScalingAction(arn: string): ScalingAction | null {
  const [, policyArn, cluster, service, policy] = ecsPolicy.exec(arn) ?? []
  if (policyArn === undefined || cluster === undefined || service === undefined || policy === undefined) return null
  return { cluster, service, policy, policyArn }
}

/** Everything an alarm does, in whatever state it is: Clouddriver looks at all three lists. */
export function actionsOf({ alarmActions, okActions, insufficientDataActions }: Alarm): string[] {
  return [...new Set([...alarmActions, ...okActions, ...insufficientDataActions])]
}

/** The ECS scaling actions of an alarm, one per policy. */
export function scalingActionsOf(alarm: Alarm): ScalingAction[] {
  const parsed = actionsOf(alarm).flatMap((arn) => parseScalingAction(arn) ?? [])
  return [...new Map(parsed.map((action) => [action.policyArn, action])).values()]
}
