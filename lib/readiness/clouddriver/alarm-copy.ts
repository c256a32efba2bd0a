import { parseArn } from '@/lib/registry/arn'
import type { Alarm } from '../facts/alarms'
import type { ScalingPolicy } from '../facts/scaling-policies'
import { actionsOf, scalingActionsOf } from '../scaling/scaling-action'

/** Something about a copy, and what would change it; `remedy` null for a mere note. */
export type CopyReason = { text: string; remedy: string | null }

/** What Spinnaker's copy of a service's scaling makes of one alarm that its policy lists. */
type AlarmCopy =
  | { kind: 'written'; losses: readonly CopyReason[]; notes: readonly CopyReason[] }
  /** Left out on purpose: AWS makes it again from the copied policy. */
  | { kind: 'recreated'; losses: readonly CopyReason[]; by: string }
  | { kind: 'left-out'; why: CopyReason }
  /** The copy runs after CreateService: the deploy fails and the new service stays behind. */
  | { kind: 'fails'; why: CopyReason }

/**
 * Clouddriver's own copying, from release 1.12 on: EcsCloudMetricService.copyScalingPolicies and
 * buildPutMetricAlarmRequest; seen running (1.12, 1.38, 2026.2), AWS's refusals read in its references. `listedBy` are the source service's policies that
 * list the alarm; an alarm that none lists is never looked at. Policies are
 * copied first: one of `ofService`, all the policies of that service, that fails leaves no alarm copied.
 */
export function copyAlarm(
  alarm: Alarm,
  listedBy: readonly [ScalingPolicy, ...ScalingPolicy[]],
  ofService: readonly ScalingPolicy[],
): AlarmCopy {
  const policies = [...listedBy, ...ofService]
  const [failing] = failingPolicies(policies)
  if (failing !== undefined) return { kind: 'fails', why: failing.why }
  if (alarm.name.startsWith('TargetTracking-')) return skipped(alarm, listedBy)
  if (alarm.metricMath || alarm.metricName === null || alarm.namespace === null)
    return { kind: 'fails', why: metricMath }
  return { kind: 'written', losses: lossesOf(alarm), notes: notesOf(alarm, listedBy) }
}

/** The policies that a copy fails of, whatever their alarms: they are copied before any alarm is looked at. */
export function failingPolicies(policies: readonly ScalingPolicy[]): { policy: ScalingPolicy; why: CopyReason }[] {
  const bare = policies.filter((policy) => !isCopied(policy))
  const broken = policies.filter((policy) => isCopied(policy) && hasNoDimensions(policy))
  return [
    ...bare.map((policy) => ({ policy, why: sentBare(policy) })),
    ...broken.map((policy) => ({ policy, why: metricWithoutDimensions(policy) })),
  ]
}

/** Whether the copy takes a policy along with its configuration; that of predictive scaling has no counterpart in it. */
export function isCopied({ type }: ScalingPolicy): boolean {
  return type === 'StepScaling' || type === 'TargetTrackingScaling'
}

/** A customised metric without dimensions is a null that the copy falls over. */
function hasNoDimensions({ customizedMetric }: ScalingPolicy): boolean {
  return customizedMetric !== null && (customizedMetric.dimensions ?? 0) === 0
}

function skipped(alarm: Alarm, listedBy: readonly ScalingPolicy[]): AlarmCopy {
  const tracking = listedBy.find(({ type }) => type === 'TargetTrackingScaling')
  if (tracking === undefined) return { kind: 'left-out', why: skippedByName }
  const losses = tracking.customizedMetric === null ? [] : staleDimensions(alarm, tracking.customizedMetric.namespace)
  return { kind: 'recreated', losses, by: tracking.name }
}

function lossesOf(alarm: Alarm): CopyReason[] {
  const { datapointsToAlarm, evaluationPeriods, actionsEnabled } = alarm
  const isPartial = datapointsToAlarm !== null && datapointsToAlarm !== evaluationPeriods
  return [
    ...(isPartial ? [partialLost(datapointsToAlarm, evaluationPeriods)] : []),
    ...staleDimensions(alarm, alarm.namespace),
    ...(actionsEnabled ? [] : [actionsDisabled]),
  ]
}

/** Only in namespace AWS/ECS does the copy put the new cluster and service into the dimensions. */
function staleDimensions({ dimensions }: Alarm, namespace: string | null): CopyReason[] {
  const service = dimensions.find(({ name }) => name === 'ServiceName')
  if (namespace === 'AWS/ECS' || service === undefined) return []
  return [
    {
      text: `keeps watching ${service.value}: dimensions outside AWS/ECS stay on the old service`,
      remedy: 'use a metric of namespace AWS/ECS, or correct the dimensions after each deploy',
    },
  ]
}

function notesOf(alarm: Alarm, listedBy: readonly ScalingPolicy[]): CopyReason[] {
  const notifies = actionsOf(alarm).some((arn) => parseArn(arn)?.service === 'sns')
  // Only the actions of the source's own policies are replaced (seen running).
  const kept = scalingActionsOf(alarm).filter(
    ({ cluster, service }) => !listedBy.some(({ resourceId }) => resourceId === `service/${cluster}/${service}`),
  )
  return [
    ...(notifies
      ? [{ text: 'its SNS notifications are dropped when the new service is in another region', remedy: null }]
      : []),
    ...kept.map(({ service, policy }) => ({
      text: `the copy scales ${service} by ${policy} too, as this alarm does`,
      remedy: null,
    })),
  ]
}

function partialLost(datapoints: number, periods: number): CopyReason {
  return {
    text: `${datapoints} of ${periods} datapoints becomes ${periods} of ${periods}`,
    remedy: 'alarm on all evaluation periods, or set the datapoints again after each deploy',
  }
}

function sentBare({ name, type }: ScalingPolicy): CopyReason {
  return {
    text: `policy ${name} is of type ${type}: the copy asks AWS for one without its configuration, after Spinnaker has created the new service`,
    remedy: 'set the policy up again after each deploy, or use step scaling or target tracking',
  }
}

function metricWithoutDimensions({ name }: ScalingPolicy): CopyReason {
  return {
    text: `the customised metric of policy ${name} has no dimensions: copying fails after Spinnaker has created the new service`,
    remedy: 'give the metric dimensions, or track a predefined metric',
  }
}

const metricMath: CopyReason = {
  text: 'uses several metrics: the copy would have none, and CloudWatch rejects it after Spinnaker has created the new service',
  remedy: 'replace it by an alarm on one metric, for example by publishing the result of the expression',
}

const skippedByName: CopyReason = {
  text: 'Spinnaker skips it: its name begins with TargetTracking-, but its policy is not target tracking',
  remedy: 'give the alarm another name',
}

const actionsDisabled: CopyReason = {
  text: "its actions are disabled, and the copy's actions will be too",
  remedy: 'enable its actions',
}
