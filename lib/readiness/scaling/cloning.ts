import { type CopyReason, copyAlarm } from '../clouddriver/alarm-copy'
import type { Alarm } from '../facts/alarms'
import type { ScalingPolicy } from '../facts/scaling-policies'
import { actionsOf, type ScalingAction, scalingActionsOf } from './scaling-action'

export type Clonable = 'yes' | 'with-loss' | 'no' | 'recreated'

/** Whether Spinnaker's copy of a service's scaling would write this alarm for the new service, and what it does today. */
export type Cloning = {
  clonable: Clonable
  reasons: readonly CopyReason[]
  /** Copying it fails a deploy after the new service is created. */
  failsDeploy: boolean
  /** The services that it scales, one action per policy. */
  actions: readonly ScalingAction[]
  /** What AWS does with the alarm today. */
  today: { works: boolean; text: string }
}

type Service = { cluster: string; service: string }

/**
 * Classifies one alarm against the region's scaling policies (docs/rules.md, Alarms that a deploy
 * copies). An alarm that scales several services is
 * judged once for each: the worst of it is the alarm's, and its reasons name their service.
 */
export function cloningOf(alarm: Alarm, policies: readonly ScalingPolicy[]): Cloning {
  const actions = scalingActionsOf(alarm)
  const ids = [...new Set(actions.map(resourceOf))]
  if (ids.length < 2) return cloningBy(alarm, actions, policies)
  const each = ids.map((id) => ofResource(alarm, id, policies))
  const worst = [...each].sort((a, b) => severity[b.cloning.clonable] - severity[a.cloning.clonable])[0]
  const reasons = each.flatMap(({ service, cloning }) =>
    cloning.reasons.map(({ text, remedy }) => ({ text: `for ${service}: ${text}`, remedy })),
  )
  return {
    clonable: worst?.cloning.clonable ?? 'no',
    reasons,
    failsDeploy: each.some(({ cloning }) => cloning.failsDeploy),
    actions,
    today: cloningBy(alarm, actions, policies).today,
  }
}

/** What becomes of the alarm when this one service is copied: other services that it scales do not matter then. */
export function cloningFor({ cluster, service }: Service, alarm: Alarm, policies: readonly ScalingPolicy[]): Cloning {
  return ofResource(alarm, `service/${cluster}/${service}`, policies).cloning
}

const severity: Record<Clonable, number> = { no: 3, 'with-loss': 2, recreated: 1, yes: 0 }

function ofResource(alarm: Alarm, id: string, policies: readonly ScalingPolicy[]) {
  const own = scalingActionsOf(alarm).filter((action) => resourceOf(action) === id)
  const ofService = policies.filter(({ resourceId }) => resourceId === id)
  return { service: serviceOf(id), cloning: cloningBy(alarm, own, ofService) }
}

function resourceOf({ cluster, service }: ScalingAction): string {
  return `service/${cluster}/${service}`
}

function serviceOf(id: string): string {
  return id.split('/').at(-1) ?? id
}

/** The services that it scales, where the one that is judged is none of them; null where it scales none at all. */
function scaledElsewhere(alarm: Alarm): string | null {
  const services = [...new Set(scalingActionsOf(alarm).map(({ service }) => service))]
  return services.length === 0 ? null : `scales ${services.join(' and ')}, not this service`
}

function cloningBy(alarm: Alarm, actions: readonly ScalingAction[], policies: readonly ScalingPolicy[]): Cloning {
  const driven = policies.filter((policy) => actions.some(({ policyArn }) => isArnOf(policy, policyArn)))
  return { ...judge(alarm, actions, driven, policies), actions, today: today(alarm, actions, driven) }
}

/** Whether the verdict on an alarm hangs on the scaling policies. */
export function needsPolicies(alarm: Alarm): boolean {
  return scalingActionsOf(alarm).length > 0
}

type Judgement = Pick<Cloning, 'clonable' | 'reasons' | 'failsDeploy'>

function judge(
  alarm: Alarm,
  actions: readonly ScalingAction[],
  driven: readonly ScalingPolicy[],
  policies: readonly ScalingPolicy[],
): Judgement {
  const [action] = actions
  if (action === undefined) return no(noScalingAction(alarm))
  const [policy] = driven
  if (policy === undefined) return no(policyGone(action))
  const [first, ...others] = driven.filter((candidate) => lists(candidate, alarm))
  if (first === undefined) return no(notListed(policy))

  const ofService = policies.filter(({ resourceId }) => resourceId === first.resourceId)
  const copy = copyAlarm(alarm, [first, ...others], ofService)
  switch (copy.kind) {
    case 'written':
      return {
        clonable: copy.losses.length > 0 ? 'with-loss' : 'yes',
        reasons: [...copy.losses, ...copy.notes],
        failsDeploy: false,
      }
    case 'recreated':
      if (copy.losses.length > 0) return { clonable: 'with-loss', reasons: copy.losses, failsDeploy: false }
      return { clonable: 'recreated', reasons: [recreatedBy(copy.by)], failsDeploy: false }
    case 'left-out':
      return no(copy.why)
    case 'fails':
      return { ...no(copy.why), failsDeploy: true }
    default:
      return copy satisfies never
  }
}

function today(alarm: Alarm, actions: readonly ScalingAction[], driven: readonly ScalingPolicy[]): Cloning['today'] {
  if (actions.length === 0) return { works: true, text: scaledElsewhere(alarm) ?? 'scales no ECS service' }
  if (driven.length === 0) return { works: false, text: `scales nothing: its policy is gone` }
  if (!alarm.actionsEnabled) return { works: false, text: 'scales nothing: its actions are disabled' }
  const services = [...new Set(driven.map(({ resourceId }) => serviceOf(resourceId)))].join(' and ')
  return { works: true, text: `scales ${services} by ${driven.map(({ name }) => name).join(' and ')}` }
}

function no(why: CopyReason): Judgement {
  return { clonable: 'no', reasons: [why], failsDeploy: false }
}

/** Whether an alarm's action, without what AWS appends to it, names this very policy. */
export function isArnOf(policy: ScalingPolicy, arn: string): boolean {
  return policy.arn === arn || policy.arn.startsWith(`${arn}:createdBy/`)
}

export function lists(policy: ScalingPolicy, alarm: Alarm): boolean {
  return policy.alarms.some(({ arn }) => arn === alarm.arn)
}

function noScalingAction(alarm: Alarm): CopyReason {
  const scalesGroups = actionsOf(alarm).some((arn) => arn.includes(':autoScalingGroupName/'))
  return {
    text:
      scaledElsewhere(alarm) ??
      (scalesGroups
        ? 'scales an EC2 Auto Scaling group and no ECS service'
        : 'has no action that scales an ECS service'),
    remedy: 'add the ARN of a scaling policy of the service to its actions, if it should scale one',
  }
}

function policyGone({ policy, service }: ScalingAction): CopyReason {
  return {
    text: `policy ${policy} of ${service} is gone`,
    remedy: 'delete the alarm, or point its actions at a policy that exists',
  }
}

function notListed({ name }: ScalingPolicy): CopyReason {
  return {
    text: `policy ${name} does not list it, and Spinnaker copies only the alarms that a policy lists`,
    remedy: 'take the policy out of its actions and put it in again, so that AWS lists the alarm',
  }
}

function recreatedBy(policy: string): CopyReason {
  return { text: `AWS recreates it from the copied target-tracking policy ${policy}`, remedy: null }
}
