import { describe, expect, test } from 'vitest'
import { awsAccountInputSchema } from '@/lib/registry/aws-account'
import { ecsAccountInputSchema } from '@/lib/registry/ecs-account'
import { defaultSettings } from '@/lib/registry/settings'
import { planRuns } from './plan-runs'
import { changedSince, covers, mergePlans } from './run-plan'

const aws = (name: string, accountId: string, region: string, version = 1) => ({
  ...awsAccountInputSchema.parse({ name, accountId, regions: [{ name: region }] }),
  version,
})
const ecs = (name: string, awsAccount: string, version = 1) => ({
  ...ecsAccountInputSchema.parse({ name, awsAccount }),
  version,
})
const registry = {
  revision: 9,
  settings: defaultSettings,
  awsAccounts: [
    aws('a', '111111111111', 'us-east-1'),
    aws('b', '111111111111', 'eu-west-1', 5),
    aws('cn', '111111111111', 'cn-north-1'),
  ],
  ecsAccounts: [ecs('a-ecs', 'a'), ecs('b-ecs', 'b'), ecs('cn-ecs', 'cn', 7)],
}
const entries = {
  registry,
  awsAccountIds: new Map(registry.awsAccounts.map(({ name }) => [name, `id-${name}`])),
  ecsAccountIds: new Map(registry.ecsAccounts.map(({ name }) => [name, `id-${name}`])),
  settingsVersion: 3,
}

test('a run has one partition and one account id, whatever the names', () => {
  const runs = planRuns(registry, registry.ecsAccounts)
  expect(runs.map(({ partition, ecsAccounts }) => [partition, ecsAccounts.map(({ name }) => name)])).toEqual([
    ['aws', ['a-ecs', 'b-ecs']],
    ['aws-cn', ['cn-ecs']],
  ])
})

test('a run judges what any of its scans asks for: all checks as soon as one asks for all', () => {
  const plan = mergePlans([
    { checks: ['x'], ecsAccountIds: ['1', '2'] },
    { checks: ['y', 'x'], ecsAccountIds: ['1'] },
    { checks: null, ecsAccountIds: ['2'] },
  ])
  expect(plan).toEqual({ 1: ['x', 'y'], 2: null })
})

describe('a run covers a scan', () => {
  test.each([
    { plan: { 1: null }, ids: ['1'], checks: null, expected: true },
    { plan: { 1: null }, ids: ['1'], checks: ['x'], expected: true },
    { plan: { 1: ['x', 'y'] }, ids: ['1'], checks: ['y'], expected: true },
    { plan: { 1: ['x'] }, ids: ['1'], checks: ['x', 'y'], expected: false },
    { plan: { 1: ['x'] }, ids: ['1'], checks: null, expected: false },
    { plan: { 1: null }, ids: ['1', '2'], checks: null, expected: false },
  ])('$plan for $ids and $checks: $expected', ({ plan, ids, checks, expected }) => {
    expect(covers(plan, ids, checks)).toBe(expected)
  })
})

describe('what a run reads by has changed', () => {
  test.each([
    { what: 'nothing', ids: ['id-a-ecs'], revision: 3, expected: false },
    { what: 'the settings', ids: ['id-a-ecs'], revision: 2, expected: true },
    { what: 'its AWS account', ids: ['id-b-ecs'], revision: 4, expected: true },
    { what: 'another account only', ids: ['id-a-ecs'], revision: 4, expected: false },
    { what: 'its ECS account', ids: ['id-a-ecs', 'id-cn-ecs'], revision: 6, expected: true },
    { what: 'an account that is gone', ids: ['id-gone'], revision: 9, expected: true },
  ])('$what since $revision: $expected', ({ ids, revision, expected }) => {
    expect(changedSince(entries, ids, revision)).toBe(expected)
  })
})
