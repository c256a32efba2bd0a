import { describe, expect, test } from 'vitest'
import { clonableAlarms } from '../checks/clonable-alarms'
import type { Alarm } from '../facts/alarms'
import type { ScalingPolicy } from '../facts/scaling-policies'
import { alarm, policy, policyArn, topicArn } from '../testing/alarm-builders'
import { contextOf, read, registryOf } from '../testing/capacity-builders'
import { cloningFor, cloningOf } from './cloning'

const judge = (policies: ScalingPolicy[], alarms: Alarm[]) =>
  clonableAlarms.judge({ 'scaling-policies': policies, alarms: read(alarms) }, contextOf(registryOf()))
const told = (policies: ScalingPolicy[], alarms: Alarm[]) =>
  judge(policies, alarms).map(({ resource, status }) => `${resource}: ${status}`)

const up = (...services: string[]) => services.map((service) => policyArn('up', service))
const both = alarm({ alarmActions: up('shop-v001', 'cart-v003') })
const shop = policy()
const cart = policy(['cpu-high'], { service: 'cart-v003' })
const ahead = (service: string, over: Partial<ScalingPolicy> = {}) =>
  policy([], { name: 'ahead', type: 'PredictiveScaling', service, ...over })
const bare = (alarms: string[] = []) =>
  policy(alarms, {
    name: 'track',
    type: 'TargetTrackingScaling',
    customizedMetric: { namespace: 'Shop', dimensions: null },
  })

describe('an alarm that drives two services has one verdict a service', () => {
  test.each<[string, ScalingPolicy[], Alarm[], string[]]>([
    ['each copied', [shop, cart], [both], ['cart-v003: pass', 'shop-v001: pass']],
    [
      'one of whose policies does not list it',
      [shop, policy([], { service: 'cart-v003' })],
      [both],
      ['cart-v003: warn', 'shop-v001: pass'],
    ],
    ['one of which has no policy left', [shop], [both], ['shop-v001: pass']],
    ['one of which scales ahead', [shop, cart, ahead('cart-v003')], [both], ['cart-v003: warn', 'shop-v001: pass']],
    [
      'in OK and ALARM',
      [shop, cart],
      [alarm({ alarmActions: up('shop-v001'), okActions: up('cart-v003'), insufficientDataActions: [topicArn] })],
      ['cart-v003: pass', 'shop-v001: pass'],
    ],
    [
      'of one name in two clusters',
      [shop, policy([], { cluster: 'second' })],
      [alarm({ alarmActions: [policyArn('up', 'shop-v001'), policyArn('up', 'shop-v001', 'second')] })],
      ['main/shop-v001: pass', 'second/shop-v001: warn'],
    ],
    [
      'one of which has the other’s name as a beginning',
      [shop, policy(['cpu-high'], { service: 'shop-v0011' })],
      [alarm({ alarmActions: up('shop-v001', 'shop-v0011') })],
      ['shop-v001: pass', 'shop-v0011: pass'],
    ],
    [
      'and loses its M of N for both',
      [shop, cart],
      [{ ...both, datapointsToAlarm: 1 }],
      ['cart-v003: warn', 'shop-v001: warn'],
    ],
  ])('%s', (_what, policies, alarms, verdicts) => {
    expect(told(policies, alarms)).toEqual(verdicts)
  })

  test('it is not said to scale a service whose policy is gone', () => {
    expect(cloningOf(both, [shop]).today.text).toBe('scales shop-v001 by up')
  })

  test('its copy goes on scaling the other service, and that is noted', () => {
    expect(cloningFor({ cluster: 'main', service: 'shop-v001' }, both, [shop, cart])).toMatchObject({
      clonable: 'yes',
      reasons: [{ text: 'the copy scales cart-v003 by up too, as this alarm does', remedy: null }],
    })
    expect(cloningFor({ cluster: 'main', service: 'shop-v001' }, alarm(), [shop]).reasons).toEqual([])
  })

  test('one that a policy lists and that scales another service only is told so', () => {
    const [, ofShop] = judge([shop, cart], [alarm({ alarmActions: up('cart-v003') })])
    expect(ofShop).toMatchObject({ resource: 'shop-v001', status: 'warn' })
    const words = JSON.stringify(ofShop?.evidence)
    expect(words).toContain('scales cart-v003, not this service')
    expect(words).not.toContain('no ECS service')
  })
})

describe('a policy that fails the copy is named, whatever its alarms', () => {
  test.each<[string, ScalingPolicy[], Alarm[], string]>([
    ['predictive alone', [ahead('shop-v001')], [], 'ahead'],
    ['predictive of another name', [ahead('shop-v001', { name: 'up', type: 'PredictiveScalingV2' })], [], 'up'],
    ['predictive beside one without alarms', [policy([]), ahead('shop-v001')], [], 'ahead'],
    ['predictive beside one that lists no alarm', [policy([]), ahead('shop-v001')], [alarm()], 'ahead'],
    [
      'predictive beside an alarm whose policy is gone',
      [policy([]), ahead('shop-v001')],
      [alarm({ alarmActions: [policyArn('gone', 'shop-v001')] })],
      'ahead',
    ],
    ['predictive beside an alarm that is copied', [shop, ahead('shop-v001')], [alarm()], 'ahead'],
    ['tracking a metric without dimensions, its alarms gone', [bare(['gone'])], [], 'track'],
    ['tracking a metric without dimensions, without alarms', [bare()], [], 'track'],
    ['the same beside step scaling that lists nothing', [policy([]), bare()], [alarm()], 'track'],
  ])('%s', (_what, policies, alarms, named) => {
    const verdicts = judge(policies, alarms)
    expect(verdicts).toMatchObject([
      { status: 'warn', title: 'Copying the scaling of shop-v001 would fail the deploy' },
    ])
    expect(JSON.stringify(verdicts)).toMatch(new RegExp(`[Pp]olicy ${named}\\b`))
  })

  test('the policy of one service says nothing of another', () => {
    expect(told([shop, ahead('cart-v003')], [alarm()])).toEqual(['cart-v003: warn', 'shop-v001: pass'])
  })

  test('the fix names the policy and every alarm that is lost', () => {
    const [verdict] = judge([policy([]), ahead('shop-v001')], [alarm({ actionsEnabled: false })])
    expect(verdict).toMatchObject({
      fix: { alarms: [{ name: 'ahead' }, { name: 'cpu-high' }], disabled: ['cpu-high'], isPolicy: true },
    })
  })
})
