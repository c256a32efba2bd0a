import { expect, test } from 'vitest'
import { scanDelta, withDelta } from './scan-delta'
import type { Scan } from './scans'

const scan = (over: Partial<Scan>): Scan => ({
  id: 'a',
  state: 'running',
  progress: { done: 1, total: 9 },
  calls: { total: 3, byAction: { 'ecs:ListClusters': 2, 'iam:ListRoles': 1 }, throttled: 0 },
  startedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: null,
  accounts: [
    { ecsAccount: 'one', state: 'running' },
    { ecsAccount: 'two', state: 'queued' },
  ],
  ...over,
})

test.each([
  ['facts', { progress: { done: 2, total: 9 } }, [], {}],
  [
    'calls',
    { calls: { total: 4, byAction: { 'ecs:ListClusters': 3, 'iam:ListRoles': 1 }, throttled: 1 } },
    [],
    { 'ecs:ListClusters': 3 },
  ],
  [
    'an account',
    {
      accounts: [
        { ecsAccount: 'one', state: 'done' },
        { ecsAccount: 'two', state: 'queued' },
      ],
    },
    [{ ecsAccount: 'one', state: 'done' }],
    {},
  ],
] satisfies [string, Partial<Scan>, unknown, unknown][])(
  'a delta of %s holds what changed, and with it a viewer has the whole again',
  (_, over, accounts, byAction) => {
    const before = scan({})
    const after = scan(over)
    const delta = scanDelta(before, after)
    expect(delta).toMatchObject({ accounts, calls: { byAction } })
    expect(delta && withDelta(before, delta)).toEqual(after)
  },
)

test('where nothing changed there is no delta', () => {
  expect(scanDelta(scan({}), scan({}))).toBeNull()
})

test('a whole scan is a delta too: whoever comes back begins with one', () => {
  const now = scan({
    state: 'done',
    accounts: [
      { ecsAccount: 'one', state: 'done' },
      { ecsAccount: 'two', state: 'done' },
    ],
  })
  expect(withDelta(scan({}), now)).toEqual(now)
})
