import { expect, test } from 'vitest'
import type { Finding } from '@/lib/readiness/finding'
import type { Report } from '@/lib/readiness/report'
import { countStatuses } from '@/lib/readiness/status'
import { withFinding } from './readiness'

const finding = (over: Partial<Finding>): Finding => ({
  check: 'cluster-capacity',
  group: 'cluster',
  status: 'fail',
  title: 'main has no room',
  summary: '',
  region: 'us-east-1',
  resource: 'main',
  evidence: [],
  fix: null,
  docs: '',
  rule: { source: '', appliesTo: '' },
  fault: null,
  muted: null,
  reach: 'account',
  cause: null,
  scannedAt: '2026-11-24T22:00:00Z',
  ...over,
})

const findings = [finding({}), finding({ resource: 'batch', status: 'pass' })]
const report: Report = {
  ecsAccount: 'core-ecs',
  awsAccount: 'core',
  accountId: '123456789012',
  status: 'fail',
  scannedAt: '2026-11-24T22:00:00Z',
  gaps: 0,
  readAs: null,
  counts: { ...countStatuses(findings), muted: 0 },
  findings,
}

test('a finding takes the place of the one about the same thing, and the counts follow', () => {
  const after = withFinding(report, finding({ status: 'pass', title: 'main has room' }))
  expect(after.findings.map(({ title }) => title)).toEqual(['main has room', 'main has no room'])
  expect(after.counts).toMatchObject({ pass: 2, fail: 0 })
})

test('a finding about another region is added', () => {
  expect(withFinding(report, finding({ region: 'us-west-2' })).findings).toHaveLength(3)
})
