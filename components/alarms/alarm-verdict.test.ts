import { expect, test } from 'vitest'
import { itemsOf } from '@/components/rows/item'
import type { AlarmRow } from '@/lib/readiness/rows/alarm-row'
import { alarmVerdicts, verdictIn, verdictOrder } from './alarm-verdict'

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
  clonable: 'no',
  reasons: [],
}
const verdictOf = (row: AlarmRow) =>
  itemsOf({ rows: [row], faults: [] }, ({ name }) => name).map((item) => verdictIn(item))

test.each([
  ['an alarm that scales and is not copied needs a person', alarm, 'no', 'warn'],
  ['an alarm that scales nothing needs nobody', { ...alarm, policies: [] }, 'none', 'not-applicable'],
  ['an alarm that is copied is a pass', { ...alarm, clonable: 'yes' as const }, 'yes', 'pass'],
  [
    'an alarm that only an earlier scan read is unknown',
    { ...alarm, clonable: 'yes' as const, staleSince: '2026-11-24T00:00:00.000Z' },
    'unknown',
    'unknown',
  ],
] as const)('%s', (_what, row, verdict, status) => {
  expect(verdictOf({ ...row, policies: [...row.policies], reasons: [] })).toEqual([verdict])
  expect(alarmVerdicts[verdict].status).toBe(status)
})

test('every verdict has its place in the order', () => {
  expect([...verdictOrder].sort()).toEqual(Object.keys(alarmVerdicts).sort())
})
