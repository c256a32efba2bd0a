import { expect, test } from 'vitest'
import type { ClusterFit } from '@/lib/contracts/fit'
import type { ClusterRow } from '@/lib/readiness/rows/cluster-row'
import { askedRows } from './asked-row'

const tile = (id: string, state: 'active' | 'draining' = 'active') => ({
  id,
  state,
  registered: { cpu: 2048, memoryMiB: 4096 },
  remaining: { cpu: 2048, memoryMiB: 4096 },
  fits: 8,
})
const row: ClusterRow = {
  ecsAccount: 'prod-ecs',
  region: 'us-east-1',
  name: 'main',
  arn: 'arn:aws:ecs:us-east-1:123456789012:cluster/main',
  status: 'ACTIVE',
  launchTypes: ['EC2'],
  capacityProviders: [],
  registered: { cpu: 0, memoryMiB: 0, gpus: 0 },
  remaining: { cpu: 0, memoryMiB: 0, gpus: 0 },
  instances: { active: 2, draining: 1, disconnected: 0 },
  tasks: { running: 0, pending: 0 },
  services: 0,
  capacity: 'pass',
  fits: { task: { cpu: 256, memoryMiB: 512 }, count: 16 },
  why: 'room',
  tiles: [tile('i-1'), tile('i-2'), tile('i-3', 'draining')],
}
const instance = (id: string, placed: number, refuses: string | null) => ({
  instance: id,
  instanceType: null,
  availabilityZone: null,
  state: 'active' as const,
  remaining: { cpu: 2048, memoryMiB: 4096, gpus: 0 },
  placed,
  refuses,
})
const answer: ClusterFit['answer'] = {
  fits: true,
  placed: 1,
  perInstance: [instance('i-1', 1, null), instance('i-2', 0, 'memory: 1 of 2'), instance('i-3', 0, null)],
  limitedBy: null,
  growth: [],
  fitsAfterGrowth: true,
  notLookedAt: [],
  summary: '1 task fits now.',
  task: { cpu: 512, memoryMiB: 1024, networkMode: 'bridge', launchType: 'EC2' },
  scannedAt: '2026-11-24T12:00:00.000Z',
}
const fit: ClusterFit = {
  ecsAccount: 'prod-ecs',
  region: 'us-east-1',
  cluster: 'main',
  on: 'EC2',
  answer,
  problem: null,
}
const asked = (change: Partial<ClusterFit>, of: ClusterRow = row) => askedRows([of], [{ ...fit, ...change }], 1)[0]

test('a row takes over the answer: its task, its count and which instances would take it', () => {
  expect(asked({})).toMatchObject({
    capacity: 'pass',
    why: '1 task fits now.',
    fits: { task: { cpu: 512, memoryMiB: 1024 }, count: 1 },
    tiles: [{ fits: 1 }, { fits: 0 }, { fits: 0 }],
  })
})

const refused = { kind: 'refused' as const, message: 'Fargate supports network mode awsvpc only.' }
test.each([
  ['it does not fit', { answer: { ...answer, fits: false, fitsAfterGrowth: false } }, 'fail'],
  ['only new instances would take it', { answer: { ...answer, fits: false, fitsAfterGrowth: true } }, 'warn'],
  ['something was not looked at', { answer: { ...answer, fits: null } }, 'unknown'],
  ['ECS would not take it', { answer: null, problem: refused }, 'fail'],
  ['nobody read it', { answer: null, problem: { ...refused, kind: 'unread' as const } }, 'unknown'],
])('%s', (_what, change, capacity) => {
  expect(asked(change)).toMatchObject({ capacity })
})

test('an earlier scan’s row and one out of scope stay what they are, and one without an answer is not judged', () => {
  const stale = { ...row, staleSince: '2026-11-20T00:00:00.000Z' }
  expect(asked({}, stale)).toBe(stale)
  const elsewhere: ClusterRow = { ...row, capacity: 'not-applicable' }
  expect(asked({}, elsewhere)).toBe(elsewhere)
  expect(asked({ cluster: 'other' })).toMatchObject({ capacity: 'unknown' })
})
