import { expect, test } from 'vitest'
import type { ReportSummary } from '@/lib/readiness/report'
import { awsAccountInputSchema } from '@/lib/registry/aws-account'
import { ecsAccountInputSchema } from '@/lib/registry/ecs-account'
import type { Registry } from '@/lib/registry/registry'
import { defaultSettings } from '@/lib/registry/settings'
import { countHealth, filterMappings, mappingRows } from './mapping-row'

const aws = (name: string, accountId: string) => ({
  ...awsAccountInputSchema.parse({ name, accountId, regions: [{ name: 'eu-west-1' }] }),
  version: 1,
})
const ecs = (name: string, awsAccount: string) => ({ ...ecsAccountInputSchema.parse({ name, awsAccount }), version: 1 })

const registry: Registry = {
  revision: 3,
  settings: { ...defaultSettings, release: '1.26' },
  awsAccounts: [aws('core', '111111111111'), aws('spare', '222222222222')],
  ecsAccounts: [ecs('core-ecs', 'core'), ecs('core-two', 'core')],
}

const none = { pass: 0, warn: 0, fail: 0, unknown: 0, 'not-applicable': 0, muted: 0 }
const summary: ReportSummary = {
  ecsAccount: 'core-ecs',
  awsAccount: 'core',
  accountId: '111111111111',
  status: 'fail',
  scannedAt: '2026-11-24T22:00:00Z',
  gaps: 0,
  readAs: null,
  counts: { ...none, fail: 9 },
  groups: { mapping: { ...none, warn: 2, pass: 5 }, cluster: { ...none, fail: 9 } },
  headline: null,
  causes: [],
}

test('a mapping’s health is the worst of the group mapping, whatever else is wrong with the account', () => {
  const [first] = mappingRows(registry, [summary])
  expect(first).toMatchObject({ health: 'warn', findings: 2, release: '1.26', role: 'role/SpinnakerManaged' })
})

test('an AWS account that no ECS account names is a row of its own', () => {
  const rows = mappingRows(registry, [summary])
  expect(rows.map(({ ecsAccount, awsAccount }) => [ecsAccount?.name, awsAccount?.name])).toEqual([
    ['core-ecs', 'core'],
    ['core-two', 'core'],
    [undefined, 'spare'],
  ])
  expect(Object.fromEntries(countHealth(rows))).toEqual({ warn: 1, 'not-checked': 1, unmapped: 1 })
})

test('text is looked for in names, account ids, roles and regions', () => {
  const rows = mappingRows(registry, [])
  const found = (q: string) => filterMappings(rows, { status: null, q }).map(({ awsAccount }) => awsAccount?.name)
  expect(found('2222')).toEqual(['spare'])
  expect(found('EU-WEST')).toHaveLength(3)
  expect(found('nowhere')).toEqual([])
})
