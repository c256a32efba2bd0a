import { expect, test } from 'vitest'
import type { Facts } from '../facts'
import type { Alarm } from '../facts/alarms'
import type { ScalableTarget } from '../facts/scalable-targets'
import type { ScalingPolicy } from '../facts/scaling-policies'
import { renderFix } from '../fixes'
import type { Gathered } from '../gathered'
import { alarm, policy, policyArn, topicArn, trackingAlarm, trackingPolicy } from '../testing/alarm-builders'
import { contextOf, read, refused } from '../testing/capacity-builders'
import { scalingTargets } from './scaling-targets'

const target = (over: Partial<ScalableTarget> = {}): ScalableTarget => ({
  resourceId: 'service/main/shop-v001',
  scalableDimension: 'ecs:service:DesiredCount',
  minimum: 2,
  maximum: 8,
  suspended: false,
  ...over,
})
const morning = { name: 'morning', resourceId: 'service/main/shop-v001', schedule: 'cron(0 6 * * ? *)' }

type Case = {
  targets?: ScalableTarget[]
  policies?: ScalingPolicy[]
  alarms?: Gathered<Alarm[]>
  scheduled?: Gathered<Facts['scheduled-actions']>
}

const judge = ({ targets = [target()], policies = [policy()], alarms = read([alarm()]), scheduled = read([]) }: Case) =>
  scalingTargets.judge(
    { 'scalable-targets': targets, 'scaling-policies': policies, alarms, 'scheduled-actions': scheduled },
    contextOf(),
  )

const orphan = alarm({ name: 'old', alarmActions: [policyArn('gone', 'shop-v001')] })
const cases: [string, string, Case][] = [
  ['pass', 'a policy and the alarm that it lists', {}],
  ['pass', 'target tracking, whose alarms AWS makes', { policies: [trackingPolicy()], alarms: read([trackingAlarm]) }],
  ['pass', 'a target without policies', { policies: [], alarms: read([]) }],
  ['pass', 'a policy that lists no alarm', { policies: [policy([])] }],
  ['pass', 'scheduled actions are a note', { scheduled: read([morning]) }],
  [
    'pass',
    'scheduled actions that were refused turn nothing',
    { scheduled: refused('application-autoscaling:DescribeScheduledActions') },
  ],
  [
    'pass',
    'an alarm of somebody else is nobody’s',
    { alarms: read([alarm(), alarm({ name: 'page', alarmActions: [topicArn] })]) },
  ],
  ['warn', 'a policy lists an alarm that is gone', { alarms: read([]) }],
  ['warn', 'one of two alarms is gone', { policies: [policy(['cpu-high', 'cpu-low'])] }],
  ['warn', 'an alarm names a policy that is gone', { alarms: read([alarm(), orphan]) }],
  [
    'warn',
    'a policy made anew under its old name is another policy',
    { policies: [policy([], { arn: policyArn('up', 'shop-v001').replace('0a1b', '9f9f') })] },
  ],
  ['warn', 'an alarm left behind by a service that is gone', { targets: [], policies: [], alarms: read([orphan]) }],
  [
    'not-applicable',
    'nothing scales',
    { targets: [], policies: [], alarms: read([alarm({ alarmActions: [topicArn] })]) },
  ],
  [
    'unknown',
    'a target alone, whose alarms may name a policy',
    { policies: [], alarms: refused('cloudwatch:DescribeAlarms') },
  ],
  ['unknown', 'a policy, and alarms that were refused', { alarms: refused('cloudwatch:DescribeAlarms') }],
  [
    'unknown',
    'nothing but alarms that were refused',
    { targets: [], policies: [], alarms: refused('cloudwatch:DescribeAlarms') },
  ],
]
test.each(cases)('%s: %s', (status, _when, given) => {
  expect(judge(given).map((verdict) => verdict.status)).toEqual([status])
})

test('each service has a finding, and namesakes in two clusters are told apart', () => {
  const targets = [
    target(),
    target({ resourceId: 'service/second/shop-v001' }),
    target({ resourceId: 'service/main/cart-v003' }),
  ]
  expect(judge({ targets, policies: [], alarms: read([]) }).map(({ resource }) => resource)).toEqual([
    'cart-v003',
    'main/shop-v001',
    'second/shop-v001',
  ])
})

test('the words say what is gone, what is there, and what a clone drops', () => {
  const [verdict] = judge({
    policies: [policy(['cpu-high', 'cpu-low'])],
    alarms: read([alarm(), orphan]),
    scheduled: read([morning]),
  })
  if (verdict?.status !== 'warn') throw new Error('What is gone must warn.')
  expect(verdict.title).toBe('Alarms and policies that scale shop-v001 are gone')
  expect(verdict.summary).toBe(
    'Policy up waits for an alarm that does not exist, so it never acts. Alarm old scales nothing, because policy gone does not exist. 1 scaling policy with 2 alarms; 2 to 8 tasks. Note: its 1 scheduled action is not copied to a new server group.',
  )
  expect(verdict.evidence[0]).toMatchObject({
    rows: [
      [{ text: 'gone' }, '', { text: 'old' }, { text: 'the policy is gone', status: 'warn' }],
      [{ text: 'up' }, 'StepScaling', { text: 'cpu-high' }, { text: 'both exist', status: 'pass' }],
      [{ text: 'up' }, 'StepScaling', { text: 'cpu-low' }, { text: 'the alarm is gone', status: 'warn' }],
    ],
  })
  expect(verdict.evidence[1]).toMatchObject({ rows: [[{ text: 'morning' }, { text: 'cron(0 6 * * ? *)' }]] })
  expect(renderFix(verdict.fix)).toMatchObject({
    text: expect.stringContaining('Make alarm cpu-low again with policy up as its action, or delete the policy.'),
    cli: 'aws cloudwatch delete-alarms --alarm-names old --region us-east-1',
    console: expect.stringContaining('clusters/main/services/shop-v001'),
  })
})

test.each([
  [{ alarms: read([]) }, '1 alarm that should scale shop-v001 is gone'],
  [{ alarms: read([alarm(), orphan]) }, '1 alarm of shop-v001 names a policy that is gone'],
])('the title names what is gone: %#', (given, title) => {
  expect(judge(given)[0]?.title).toBe(title)
})

test('scheduled actions that were refused are said so', () => {
  const [verdict] = judge({ scheduled: refused('application-autoscaling:DescribeScheduledActions') })
  expect(verdict?.summary).toContain('application-autoscaling:DescribeScheduledActions was denied')
})
