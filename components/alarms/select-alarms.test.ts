import { expect, test } from 'vitest'
import { itemsOf } from '@/components/rows/item'
import type { RowsView } from '@/components/rows/rows-view'
import type { AlarmRow } from '@/lib/readiness/rows/alarm-row'
import { selectAlarms } from './select-alarms'

const view: RowsView = {
  q: '',
  ecsAccount: null,
  region: null,
  verdict: null,
  kind: null,
  sort: null,
  open: [],
  page: 1,
}
const alarm: AlarmRow = {
  ecsAccount: 'core-ecs',
  region: 'us-east-1',
  name: 'cpu-high',
  arn: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:cpu-high',
  state: 'OK',
  namespace: 'AWS/ECS',
  metricName: 'CPUUtilization',
  cluster: 'main',
  service: 'shop-v001',
  services: [{ cluster: 'main', service: 'shop-v001' }],
  policies: ['up'],
  clonable: 'yes',
  reasons: [],
}
const queue: AlarmRow = { ...alarm, name: 'queue-depth', policies: [], clonable: 'no' }
const fault = {
  ecsAccount: 'edge-ecs',
  region: 'eu-west-1',
  resource: null,
  fault: {
    kind: 'timeout' as const,
    action: 'cloudwatch:DescribeAlarms',
    code: null,
    requestId: null,
    region: 'eu-west-1',
    message: '',
  },
  cause: 'slow',
}
const items = itemsOf({ rows: [alarm, queue], faults: [fault] }, ({ name }) => name)
const namesLeft = (change: Partial<RowsView>) =>
  selectAlarms(items, { ...view, ...change }).left.map(({ row }) => row?.name ?? 'could not read')

test('alarms that scale nothing are left out until asked for; what could not be read never is', () => {
  expect(namesLeft({})).toEqual(['cpu-high', 'could not read'])
  expect(namesLeft({ kind: 'all' })).toEqual(['cpu-high', 'queue-depth', 'could not read'])
  expect(namesLeft({ verdict: 'none' })).toEqual(['queue-depth'])
})

test('a text that only alarms without scaling hold leaves none and counts them', () => {
  expect(selectAlarms(items, { ...view, q: 'queue' })).toMatchObject({ left: [], leftOut: 1 })
})
