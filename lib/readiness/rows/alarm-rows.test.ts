import { expect, test } from 'vitest'
import type { FactSet } from '../fact-set'
import type { Alarm } from '../facts/alarms'
import type { ScalingPolicy } from '../facts/scaling-policies'
import type { Gathered } from '../gathered'
import { alarm, policy, policyArn, topicArn } from '../testing/alarm-builders'
import { contextOf, now, read, refused, registryOf } from '../testing/capacity-builders'
import { alarmRowSchema } from './alarm-row'
import { alarmRows } from './alarm-rows'

function rowsOf(alarms: Gathered<Alarm[]>, policies: Gathered<ScalingPolicy[]>) {
  const registry = registryOf({ regions: ['us-east-1'] })
  const facts: FactSet = { account: {}, regions: { 'us-east-1': { alarms, 'scaling-policies': policies } } }
  return alarmRows.rows({ registry, ecsAccount: contextOf(registry).mapping.ecsAccount, facts, now })
}

const notification = alarm({ name: 'page', alarmActions: [topicArn] })

test('every metric alarm has a row, with the service it scales and why it is not copied as it is', () => {
  const { rows, faults } = rowsOf(read([alarm({ datapointsToAlarm: 1 }), notification]), read([policy()]))
  expect(faults).toEqual([])
  expect(rows.map((row) => alarmRowSchema.parse(row))).toMatchObject([
    {
      ecsAccount: 'payments-ecs',
      region: 'us-east-1',
      name: 'cpu-high',
      cluster: 'main',
      service: 'shop-v001',
      policies: ['up'],
      clonable: 'with-loss',
      reasons: ['1 of 3 datapoints becomes 3 of 3'],
    },
    { name: 'page', cluster: 'main', service: 'shop-v001', policies: [], clonable: 'no' },
  ])
})

test('an alarm that drives several services names each of them once', () => {
  const actions = [policyArn('up', 'shop-v001'), policyArn('down', 'shop-v001'), policyArn('up', 'cart-v003', 'second')]
  const { rows } = rowsOf(read([alarm({ alarmActions: actions }), notification]), read([policy()]))
  expect(rows.map(({ service, services }) => [service, services])).toEqual([
    [
      'shop-v001',
      [
        { cluster: 'main', service: 'shop-v001' },
        { cluster: 'second', service: 'cart-v003' },
      ],
    ],
    ['shop-v001', []],
  ])
})

test('without policies, the alarms that hang on them are absent and the call is named', () => {
  const { rows, faults } = rowsOf(
    read([alarm(), notification]),
    refused('application-autoscaling:DescribeScalingPolicies'),
  )
  expect(rows.map(({ name }) => name)).toEqual(['page'])
  expect(faults).toMatchObject([
    { region: 'us-east-1', resource: null, fault: { action: 'application-autoscaling:DescribeScalingPolicies' } },
  ])
})

test('a fault that leaves no row out is not named', () => {
  expect(rowsOf(read([notification]), refused('application-autoscaling:DescribeScalingPolicies')).faults).toEqual([])
})

test('unread alarms leave all rows out', () => {
  expect(rowsOf(refused('cloudwatch:DescribeAlarms'), read([]))).toMatchObject({
    rows: [],
    faults: [{ fault: { action: 'cloudwatch:DescribeAlarms' } }],
  })
})
