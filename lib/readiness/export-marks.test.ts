import { expect, test } from 'vitest'
import { awsAccountInputSchema } from '@/lib/registry/aws-account'
import { exportYaml } from '@/lib/registry/clouddriver/export-yaml'
import { ecsAccountInputSchema } from '@/lib/registry/ecs-account'
import { defaultSettings } from '@/lib/registry/settings'
import { exportMarks } from './export-marks'
import type { Finding } from './finding'
import type { Report } from './report'
import { findingOf } from './testing/finding-of'

const aws = (name: string, accountId: string, assumeRole: string | null = null) => ({
  ...awsAccountInputSchema.parse({ name, accountId, assumeRole }),
  version: 1,
})
const ecs = (name: string, awsAccount: string) => ({ ...ecsAccountInputSchema.parse({ name, awsAccount }), version: 1 })

const registry = {
  revision: 1,
  settings: defaultSettings,
  awsAccounts: [aws('core', '111111111111'), aws('shop', '222222222222', 'role/Shop')],
  ecsAccounts: [ecs('core-ecs', 'core'), ecs('shop-ecs', 'shop')],
}
const yaml = exportYaml(registry)

const finding = (check: string, status: Finding['status']): Finding => ({
  ...findingOf(check, status, null),
  group: 'mapping',
  title: `${check} speaks`,
})
const report = (ecsAccount: string, awsAccount: string, findings: Finding[]): Report => ({
  ecsAccount,
  awsAccount,
  accountId: '',
  status: 'fail',
  scannedAt: '2026-11-24T22:00:00Z',
  gaps: 0,
  readAs: null,
  counts: { pass: 0, warn: 0, fail: 0, unknown: 0, 'not-applicable': 0, muted: 0 },
  findings,
})
const marked = (reports: Report[]) =>
  exportMarks(registry, reports).map(({ line, check }) => [yaml.split('\n')[line - 1]?.trim(), check])

test('a rule marks the line of its own account that it speaks of', () => {
  const reports = [
    report('shop-ecs', 'shop', [
      finding('assume-role-form', 'fail'),
      finding('one-ecs-account-per-aws-account', 'warn'),
    ]),
  ]
  expect(marked(reports)).toEqual([
    ['assumeRole: role/Shop', 'assume-role-form'],
    ['awsAccount: shop', 'one-ecs-account-per-aws-account'],
  ])
})

test('where the entry does not state the field, the mark stands at what it does state', () => {
  expect(marked([report('core-ecs', 'core', [finding('assume-role', 'unknown')])])).toEqual([
    ['accountId: "111111111111"', 'assume-role'],
  ])
})

test('what is ready, and rules that speak of no line, mark nothing', () => {
  const findings = [finding('account-id', 'pass'), finding('cluster-capacity', 'fail')]
  expect(marked([report('core-ecs', 'core', findings)])).toEqual([])
})

test('an account that is in no entry any more marks nothing', () => {
  expect(marked([report('gone-ecs', 'gone', [finding('account-id', 'fail')])])).toEqual([])
})
