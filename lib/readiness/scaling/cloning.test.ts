import { describe, expect, test } from 'vitest'
import type { Alarm } from '../facts/alarms'
import type { ScalingPolicy } from '../facts/scaling-policies'
import {
  alarm,
  groupPolicyArn,
  policy,
  policyArn,
  topicArn,
  trackingAlarm,
  trackingPolicy,
} from '../testing/alarm-builders'
import { type Clonable, cloningFor, cloningOf } from './cloning'

const step = [policy()]
const foreign = { namespace: 'Shop', dimensions: [{ name: 'ServiceName', value: 'shop-v001' }] }
const loadBalancer = {
  namespace: 'AWS/ApplicationELB',
  metricName: 'RequestCountPerTarget',
  dimensions: [{ name: 'TargetGroup', value: 'tg/a' }],
}
const math = { metricMath: true, namespace: null, metricName: null, dimensions: [] }

const cases: [Clonable, string, Alarm, ScalingPolicy[], string?][] = [
  ['yes', 'a metric of AWS/ECS and a policy that lists the alarm', alarm(), step],
  ['yes', 'datapoints equal to the periods', alarm({ datapointsToAlarm: 3 }), step],
  ['yes', 'a metric of the load balancer, which the new service shares', alarm(loadBalancer), step],
  [
    'yes',
    'a cluster-wide metric elsewhere',
    alarm({ namespace: 'ECS/ContainerInsights', dimensions: [{ name: 'ClusterName', value: 'main' }] }),
    step,
  ],
  ['yes', 'the action in the OK list', alarm({ alarmActions: [], okActions: [policyArn('up', 'shop-v001')] }), step],
  ['yes', 'a notification beside the scaling action', alarm({ okActions: [topicArn] }), step, 'SNS'],
  ['with-loss', 'M of N datapoints', alarm({ datapointsToAlarm: 2 }), step, '2 of 3 datapoints becomes 3 of 3'],
  ['with-loss', 'dimensions of the service outside AWS/ECS', alarm(foreign), step, 'stay on the old service'],
  ['with-loss', 'disabled actions', alarm({ actionsEnabled: false }), step, 'disabled'],
  ['no', 'metric math', alarm(math), step, 'after Spinnaker has created the new service'],
  ['no', 'a policy that is gone', alarm(), [], 'policy up of shop-v001 is gone'],
  [
    'no',
    'a policy of the same name on another service',
    alarm(),
    [policy(['cpu-high'], { service: 'shop-v002' })],
    'is gone',
  ],
  ['no', 'a policy that does not list the alarm', alarm(), [policy([])], 'does not list it'],
  ['no', 'notifications alone', alarm({ alarmActions: [topicArn] }), step, 'has no action that scales an ECS service'],
  ['no', 'an EC2 group’s policy alone', alarm({ alarmActions: [groupPolicyArn] }), step, 'EC2 Auto Scaling group'],
  ['no', 'no action at all', alarm({ alarmActions: [] }), step],
  ['no', 'predictive scaling', alarm(), [policy(['cpu-high'], { type: 'PredictiveScaling' })], 'PredictiveScaling'],
  [
    'no',
    'a name that is skipped, with step scaling',
    alarm({ name: 'TargetTracking-mine' }),
    [policy(['TargetTracking-mine'])],
    'its name begins with',
  ],
  ['recreated', 'target tracking of a predefined metric', trackingAlarm, [trackingPolicy()], 'AWS recreates it'],
  [
    'recreated',
    'target tracking of a customised metric of AWS/ECS',
    trackingAlarm,
    [trackingPolicy({ namespace: 'AWS/ECS', dimensions: 2 })],
  ],
  [
    'with-loss',
    'target tracking of another metric of the service',
    trackingAlarm,
    [trackingPolicy({ namespace: 'Shop', dimensions: 2 })],
  ],
  [
    'no',
    'target tracking of a customised metric without dimensions',
    trackingAlarm,
    [trackingPolicy({ namespace: 'Shop', dimensions: null })],
    'has no dimensions',
  ],
]
test.each(cases)('%s: %s', (clonable, _when, one, policies, reason = '') => {
  const cloning = cloningOf(one, policies)
  expect(cloning.clonable).toBe(clonable)
  expect(cloning.reasons.map(({ text }) => text).join()).toContain(reason)
})

describe('reasons', () => {
  test('add up', () => {
    const { reasons } = cloningOf(alarm({ ...foreign, datapointsToAlarm: 1, actionsEnabled: false }), step)
    expect(reasons).toHaveLength(3)
  })

  test('of every alarm that is not copied as it is say what to do', () => {
    for (const [clonable, , one, policies] of cases.filter(([verdict]) => verdict === 'no' || verdict === 'with-loss'))
      expect(
        cloningOf(one, policies).reasons.some(({ remedy }) => remedy !== null),
        clonable,
      ).toBe(true)
  })
})

test('only what throws after the service is created fails the deploy', () => {
  const failing = cases.filter(([, , one, policies]) => cloningOf(one, policies).failsDeploy).map(([, name]) => name)
  expect(failing).toEqual([
    'metric math',
    'predictive scaling',
    'target tracking of a customised metric without dimensions',
  ])
})

test('an alarm of two services names both', () => {
  const both = alarm({ alarmActions: [policyArn('up', 'shop-v001'), policyArn('up', 'cart-v003')] })
  const cloning = cloningOf(both, [policy(), policy([], { service: 'cart-v003' })])
  expect(cloning.actions.map(({ service }) => service)).toEqual(['shop-v001', 'cart-v003'])
  expect(cloning.today.text).toBe('scales shop-v001 and cart-v003 by up and up')
})

test('an alarm of two services is judged once a service', () => {
  const both = alarm({ alarmActions: [policyArn('up', 'shop-v001'), policyArn('up', 'cart-v003')] })
  const policies = [policy(), policy([], { service: 'cart-v003' })]
  const of = (service: string) => cloningFor({ cluster: 'main', service }, both, policies).clonable
  expect([of('shop-v001'), of('cart-v003')]).toEqual(['yes', 'no'])
  const whole = cloningOf(both, policies)
  expect(whole.clonable).toBe('no')
  expect(whole.reasons.map(({ text }) => text).join()).toContain('for cart-v003: policy up does not list it')
})

test('one service’s predictive policy does not fail the copy of another', () => {
  const both = alarm({ alarmActions: [policyArn('up', 'shop-v001'), policyArn('up', 'cart-v003')] })
  const policies = [policy(), policy(['cpu-high'], { service: 'cart-v003', type: 'PredictiveScaling' })]
  const of = (service: string) => cloningFor({ cluster: 'main', service }, both, policies).failsDeploy
  expect([of('shop-v001'), of('cart-v003')]).toEqual([false, true])
})

test('other partitions have the same actions', () => {
  const cn = policyArn('up', 'shop-v001').replace('arn:aws:', 'arn:aws-cn:')
  expect(cloningOf(alarm({ alarmActions: [cn] }), [policy(['cpu-high'], { arn: cn })]).clonable).toBe('yes')
})
