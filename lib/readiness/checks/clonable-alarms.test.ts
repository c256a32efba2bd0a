import { expect, test } from 'vitest'
import type { Alarm } from '../facts/alarms'
import type { ScalingPolicy } from '../facts/scaling-policies'
import { renderFix } from '../fixes'
import type { Gathered } from '../gathered'
import { alarm, policy, policyArn, topicArn, trackingAlarm, trackingPolicy } from '../testing/alarm-builders'
import { contextOf, read, refused, registryOf } from '../testing/capacity-builders'
import { clonableAlarms } from './clonable-alarms'

const judge = (policies: ScalingPolicy[], alarms: Gathered<Alarm[]>, release: string | null = null) =>
  clonableAlarms.judge({ 'scaling-policies': policies, alarms }, contextOf(registryOf({ release })))

const math = alarm({ metricMath: true, namespace: null, metricName: null, dimensions: [] })
const partial = alarm({ datapointsToAlarm: 2 })

const cases: [string, string, ScalingPolicy[], Alarm[]][] = [
  ['pass', 'every alarm is copied in full', [policy()], [alarm()]],
  ['pass', 'AWS makes the alarms again', [trackingPolicy()], [trackingAlarm]],
  ['pass', 'a policy without alarms', [policy([])], []],
  [
    'pass',
    'alarms that scale nothing are nobody’s',
    [policy()],
    [alarm(), alarm({ name: 'page', alarmActions: [topicArn] })],
  ],
  ['warn', 'an alarm loses its M of N', [policy()], [partial]],
  ['warn', 'an alarm of metric math', [policy()], [math]],
  [
    'warn',
    'an alarm whose policy is gone, beside a policy that is not',
    [policy()],
    [alarm(), alarm({ name: 'old', alarmActions: [policyArn('gone', 'shop-v001')] })],
  ],
  ['not-applicable', 'no policy, whatever alarms there are', [], [alarm()]],
  [
    'warn',
    'predictive scaling beside step scaling',
    [policy(), policy([], { name: 'ahead', type: 'PredictiveScaling' })],
    [],
  ],
  ['warn', 'predictive scaling alone', [policy([], { type: 'PredictiveScaling' })], []],
]
test.each(cases)('%s: %s', (status, _when, policies, alarms) => {
  expect(judge(policies, read(alarms)).map((verdict) => verdict.status)).toEqual([status])
})

test('it never fails, and without alarms each service is unknown', () => {
  expect(judge([policy(), policy([], { service: 'cart-v003' })], refused('cloudwatch:DescribeAlarms'))).toMatchObject([
    { resource: 'cart-v003', status: 'unknown', fault: { action: 'cloudwatch:DescribeAlarms' } },
    { resource: 'shop-v001', status: 'unknown' },
  ])
  expect(judge([], refused('cloudwatch:DescribeAlarms'))).toMatchObject([{ status: 'not-applicable' }])
})

test('services of one name in two clusters are told apart', () => {
  const policies = [policy(), policy([], { cluster: 'second' }), policy([], { service: 'cart-v003' })]
  expect(judge(policies, read([])).map(({ resource }) => resource)).toEqual([
    'cart-v003',
    'main/shop-v001',
    'second/shop-v001',
  ])
})

test('the words say what each alarm becomes, and that tags and other clusters are left out', () => {
  expect(judge([policy(['cpu-high', 'ok'])], read([partial, alarm({ name: 'ok' })]))).toMatchObject([
    {
      title: '1 of 2 alarms of shop-v001 would not be copied as it is',
      summary:
        'A new server group gets 1 scaling policy of this one and its alarms: 1 copied in full and 1 copied, but changed. Spinnaker copies nothing if the new service is in another cluster than main, and it never copies tags.',
      evidence: [
        {
          rows: [
            [
              { text: 'cpu-high' },
              { text: 'scales shop-v001 by up', status: 'pass' },
              { text: 'copied, but changed', status: 'warn' },
              '2 of 3 datapoints becomes 3 of 3',
            ],
            [{ text: 'ok' }, { status: 'pass' }, { text: 'copied in full', status: 'pass' }, ''],
          ],
        },
      ],
    },
  ])
})

test('copying that fails a deploy is said in the title', () => {
  expect(judge([policy()], read([math]))[0]?.title).toBe('Copying the scaling of shop-v001 would fail the deploy')
})

test('to 1.11 the alarm was chosen in the deploy modal', () => {
  expect(judge([policy()], read([alarm()]), '1.11')[0]?.summary).toContain('chosen in the deploy modal')
  expect(judge([policy()], read([alarm()]), '1.12')[0]?.summary).not.toContain('chosen in the deploy modal')
})

test('another service’s alarm that would be deleted with this one is shown', () => {
  const longer = alarm({ name: 'longer', alarmActions: [policyArn('up', 'shop-v0011')] })
  const [first] = judge([policy(), policy(['longer'], { service: 'shop-v0011' })], read([alarm(), longer]))
  expect(first?.evidence?.[1]).toMatchObject({ rows: [[{ text: 'longer' }]] })
})

test('the fix says what to do with each alarm and enables actions', () => {
  const [verdict] = judge([policy(["it's off"])], read([alarm({ name: "it's off", actionsEnabled: false })]))
  if (verdict?.status !== 'warn') throw new Error('Disabled actions must warn.')
  expect(renderFix(verdict.fix)).toMatchObject({
    text: expect.stringContaining("it's off: enable its actions."),
    cli: "aws cloudwatch enable-alarm-actions --alarm-names 'it'\\''s off' --region us-east-1",
    console: expect.stringContaining('#alarmsV2:alarm/'),
  })
})
