import { expect, test } from 'vitest'
import { alarm, policyArn, topicArn } from '../testing/alarm-builders'
import { alarmsDeletedWith } from './alarm-deletion'

const named = (name: string, service: string, cluster: string | null) =>
  alarm({
    name,
    alarmActions: [policyArn('up', service)],
    dimensions: cluster === null ? [] : [{ name: 'clustername', value: cluster }],
  })

const alarms = [
  named('own', 'shop-v00', 'main'),
  named('longer', 'shop-v001', 'main'),
  named('no cluster', 'shop-v001', null),
  named('other cluster', 'shop-v001', 'second'),
  named('other service', 'cart-v000', 'main'),
  alarm({ name: 'notification', alarmActions: [topicArn] }),
]
const deleted = (release: string | null) =>
  alarmsDeletedWith('main', 'shop-v00', alarms, release).map(({ name }) => name)

test('a service takes along every alarm of its cluster whose action contains its name', () => {
  expect(deleted('1.36')).toEqual(['own', 'longer', 'no cluster'])
})

test.each(['1.35', null])('release %s takes those of other clusters too', (release) => {
  expect(deleted(release)).toEqual(['own', 'longer', 'no cluster', 'other cluster'])
})
