import type { Alarm } from '../facts/alarms'
import type { ScalingPolicy } from '../facts/scaling-policies'

const prefix = 'arn:aws:autoscaling:us-east-1:210000000004:scalingPolicy:0a1b'

/** ARN of a scaling policy of an ECS service. */
export function policyArn(policy: string, service: string, cluster = 'main'): string {
  return `${prefix}:resource/ecs/service/${cluster}/${service}:policyName/${policy}`
}

export const groupPolicyArn = `${prefix}:autoScalingGroupName/web:policyName/up`
export const topicArn = 'arn:aws:sns:us-east-1:210000000004:oncall'

export function alarmArn(name: string): string {
  return `arn:aws:cloudwatch:us-east-1:210000000004:alarm:${name}`
}

/** An alarm on the CPU of shop-v001 that scales it by policy `up`. */
export function alarm(over: Partial<Alarm> = {}): Alarm {
  const name = over.name ?? 'cpu-high'
  return {
    name,
    arn: alarmArn(name),
    state: 'OK',
    actionsEnabled: true,
    alarmActions: [policyArn('up', 'shop-v001')],
    okActions: [],
    insufficientDataActions: [],
    namespace: 'AWS/ECS',
    metricName: 'CPUUtilization',
    dimensions: [
      { name: 'ClusterName', value: 'main' },
      { name: 'ServiceName', value: 'shop-v001' },
    ],
    metricMath: false,
    evaluationPeriods: 3,
    datapointsToAlarm: null,
    ...over,
  }
}

/** Step-scaling policy `up` of shop-v001, listing the alarms of these names. */
export function policy(
  alarmNames: readonly string[] = ['cpu-high'],
  over: Partial<ScalingPolicy> & { service?: string; cluster?: string } = {},
): ScalingPolicy {
  const { service = 'shop-v001', cluster = 'main', ...rest } = over
  const name = rest.name ?? 'up'
  return {
    name,
    arn: policyArn(name, service, cluster),
    resourceId: `service/${cluster}/${service}`,
    scalableDimension: 'ecs:service:DesiredCount',
    type: 'StepScaling',
    alarms: alarmNames.map((alarmName) => ({ name: alarmName, arn: alarmArn(alarmName) })),
    customizedMetric: null,
    ...rest,
  }
}

/** Target-tracking policy `track` of shop-v001 and the alarm that AWS made for it. */
export const trackingAlarm = alarm({
  name: 'TargetTracking-service/main/shop-v001-AlarmHigh-1',
  alarmActions: [`${policyArn('track', 'shop-v001')}:createdBy/7c2d`],
})

export function trackingPolicy(customizedMetric: ScalingPolicy['customizedMetric'] = null): ScalingPolicy {
  return policy([trackingAlarm.name], { name: 'track', type: 'TargetTrackingScaling', customizedMetric })
}
