import type { Call, Result, Service } from '../call'
import { uuidOf } from '../hash'
import { integerOf, invalid, requiredText, textOf, textsOf } from '../input'
import { pageOf } from '../paging'
import { scalingPolicyArn } from '../scaling-policy-arn'
import type { ScalableTarget, ScalingPolicy, ScheduledAction } from '../world/world-types'
import { alarmArn } from './cloudwatch-alarms'

export const applicationAutoScaling: Service = {
  signingName: 'application-autoscaling',
  prefix: 'application-autoscaling',
  protocol: 'json-1.1',
  target: 'AnyScaleFrontendService',
  invalidCode: 'ValidationException',
  throttleCode: 'ThrottlingException',
  operations: {
    DescribeScalableTargets: { answer: describeScalableTargets },
    DescribeScalingPolicies: { answer: describeScalingPolicies },
    DescribeScheduledActions: { answer: describeScheduledActions },
  },
}

const madeAt = new Date('2026-08-03T14:20:00Z')
const onCount = { ServiceNamespace: 'ecs', ScalableDimension: 'ecs:service:DesiredCount' }

function describeScalableTargets(call: Call): Result {
  const ids = textsOf(call, 'ResourceIds', 50)
  const targets = ofEcs(call, call.contents.scalableTargets).filter(
    ({ resourceId }) => ids === null || ids.includes(resourceId),
  )
  const { items, next } = page(call, targets, 50)
  return { ScalableTargets: items.map((target) => scalableTarget(call, target)), NextToken: next }
}

function describeScalingPolicies(call: Call): Result {
  const names = textsOf(call, 'PolicyNames', 50)
  if (names?.some((name) => name === ''))
    throw invalid(
      call,
      "Value at 'policyNames' failed to satisfy constraint: Member must have length greater than or equal to 1",
    )
  const resource = textOf(call, 'ResourceId')
  const policies = ofEcs(call, call.contents.scalingPolicies)
    .filter(({ name }) => names === null || names.includes(name))
    .filter(({ resourceId }) => resource === null || resourceId === resource)
  const { items, next } = page(call, policies, 10)
  return { ScalingPolicies: items.map((policy) => scalingPolicy(call, policy)), NextToken: next }
}

function describeScheduledActions(call: Call): Result {
  const names = textsOf(call, 'ScheduledActionNames', 50)
  const resource = textOf(call, 'ResourceId')
  const actions = ofEcs(call, call.contents.scheduledActions)
    .filter(({ name }) => names === null || names.includes(name))
    .filter(({ resourceId }) => resource === null || resourceId === resource)
  const { items, next } = page(call, actions, 50)
  return { ScheduledActions: items.map((action) => scheduledAction(call, action)), NextToken: next }
}

const namespaces = [
  'ecs',
  'elasticmapreduce',
  'ec2',
  'appstream',
  'dynamodb',
  'rds',
  'sagemaker',
  'custom-resource',
  'comprehend',
  'lambda',
  'cassandra',
  'kafka',
  'elasticache',
  'neptune',
  'workspaces',
]

/** The sandbox's services all scale in namespace ecs; any other one that exists is empty. */
function ofEcs<T>(call: Call, all: readonly T[] = []): readonly T[] {
  const namespace = requiredText(call, 'ServiceNamespace')
  if (!namespaces.includes(namespace))
    throw invalid(
      call,
      `Value '${namespace}' at 'serviceNamespace' failed to satisfy constraint: Member must satisfy enum value set`,
    )
  return namespace === 'ecs' ? all : []
}

function page<T>(call: Call, all: readonly T[], maximum: number): { items: readonly T[]; next: string | undefined } {
  const size = integerOf(call, 'MaxResults', { minimum: 1, maximum, default: maximum })
  return pageOf(call, all, size, textOf(call, 'NextToken'))
}

function scalableTarget(call: Call, { resourceId, minimum, maximum, suspended = false }: ScalableTarget): Result {
  const { partition, id } = call.account
  return {
    ...onCount,
    ResourceId: resourceId,
    MinCapacity: minimum,
    MaxCapacity: maximum,
    RoleARN: `arn:${partition}:iam::${id}:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService`,
    CreationTime: madeAt,
    SuspendedState: {
      DynamicScalingInSuspended: suspended,
      DynamicScalingOutSuspended: suspended,
      ScheduledScalingSuspended: suspended,
    },
    ScalableTargetARN: `arn:${partition}:application-autoscaling:${call.region}:${id}:scalable-target/${uuidOf(resourceId)}`,
  }
}

function scalingPolicy(call: Call, policy: ScalingPolicy): Result {
  return {
    ...onCount,
    PolicyARN: policyArn(call, policy),
    PolicyName: policy.name,
    ResourceId: policy.resourceId,
    PolicyType: policy.type,
    ...configuration(policy),
    Alarms: policy.alarms.map((name) => ({ AlarmName: name, AlarmARN: alarmArn(call, name) })),
    CreationTime: madeAt,
  }
}

function configuration({ type, target }: ScalingPolicy): Result {
  if (type === 'StepScaling') {
    const StepAdjustments = [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }]
    return {
      StepScalingPolicyConfiguration: {
        AdjustmentType: 'ChangeInCapacity',
        StepAdjustments,
        Cooldown: 60,
        MetricAggregationType: 'Average',
      },
    }
  }
  if (target === undefined) return {}
  if ('predefined' in target) {
    return {
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: target.value,
        PredefinedMetricSpecification: { PredefinedMetricType: target.predefined },
      },
    }
  }
  const { namespace, name, dimensions } = target.customized
  const Dimensions =
    dimensions === undefined ? undefined : Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }))
  const metric = { Namespace: namespace, MetricName: name, Dimensions, Statistic: 'Average' }
  return {
    TargetTrackingScalingPolicyConfiguration: { TargetValue: target.value, CustomizedMetricSpecification: metric },
  }
}

function policyArn({ account, region }: Call, { resourceId, name }: ScalingPolicy): string {
  return scalingPolicyArn({ partition: account.partition, region, account: account.id }, resourceId, name)
}

function scheduledAction(call: Call, action: ScheduledAction): Result {
  const { partition, id } = call.account
  const { name, resourceId } = action
  return {
    ...onCount,
    ScheduledActionName: name,
    ScheduledActionARN: `arn:${partition}:autoscaling:${call.region}:${id}:scheduledAction:${uuidOf(`${resourceId} ${name}`)}:resource/ecs/${resourceId}:scheduledActionName/${name}`,
    Schedule: action.schedule,
    ResourceId: resourceId,
    ScalableTargetAction: { MinCapacity: action.minimum, MaxCapacity: action.maximum },
    CreationTime: madeAt,
  }
}
