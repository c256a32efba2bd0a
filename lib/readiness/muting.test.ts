import { expect, test } from 'vitest'
import type { Evidence } from './evidence'
import type { Fault } from './fault'
import type { Finding } from './finding'
import { withFindings } from './make-report'
import { type Mute, mutedContent, withMutes } from './muting'
import { findingOf } from './testing/finding-of'

const fail = findingOf('cluster-capacity', 'fail', null)
const table = (...row: string[]): Partial<Finding> => ({
  evidence: [{ kind: 'table', title: 'Room', columns: row.map(() => 'c'), rows: [row] }],
})
const document = (text: string): Partial<Finding> => ({
  evidence: [{ kind: 'document', title: 'Trust', lines: [{ text }] } satisfies Evidence],
})
const fault = (over: Partial<Fault>): Partial<Finding> => ({
  fault: {
    ...{ kind: 'throttled', action: 'ecs:ListClusters', code: null, requestId: null, region: null, message: '' },
    ...over,
  },
})

test.each<[string, Partial<Finding>, Partial<Finding>, boolean]>([
  ['free CPU moved', table('i-0a1', '1,024 of 4,096'), table('i-0a1', '12 of 4,096'), true],
  ['a percentage moved', table('45% in use'), table('46.5% in use'), true],
  ['another instance', table('i-0a1', '12'), table('i-0a2', '12'), false],
  ['a name ends in a number', table('orders-v020'), table('orders-v021'), false],
  ['another account', table('arn:aws:iam::1234:role/A'), table('arn:aws:iam::1235:role/A'), false],
  ['one row more', table('a'), { evidence: [] }, false],
  ['another status', {}, { status: 'warn' }, false],
  ['other words', { title: 'a', summary: '1' }, { title: 'b', summary: '2' }, true],
  [
    'a document differs in a number',
    document('"MaxSessionDuration": 3600'),
    document('"MaxSessionDuration": 7200'),
    false,
  ],
  ['another request was refused', fault({ requestId: 'a' }), fault({ requestId: 'b', message: 'b' }), true],
  ['another call was refused', fault({}), fault({ action: 'ecs:DescribeClusters' }), false],
])('a finding where %s is the same for its mute: %s', (_, before, after, same) => {
  expect(mutedContent({ ...fail, ...before }) === mutedContent({ ...fail, ...after })).toBe(same)
})

const place = { check: 'cluster-capacity', region: null, resource: null }
const mute: Mute = {
  ...place,
  id: 'm',
  by: 'person:a',
  reason: 'r',
  until: '2026-12-01T00:00:00.000Z',
  fingerprint: 'fail',
}
const empty = {
  ...{ ecsAccount: 'a', awsAccount: 'a', accountId: '', status: 'pass' as const, scannedAt: '', gaps: 0, readAs: null },
  ...{ counts: { pass: 0, warn: 0, fail: 0, unknown: 0, 'not-applicable': 0, muted: 0 }, findings: [] },
}
const unread = { ...findingOf('cluster-capacity', 'unknown', null), ...fault({}), region: null }

test.each<[string, Finding[], string, string[], number]>([
  ['it is there', [fail], '2026-11-30', [], 1],
  ['its day is over', [fail], '2026-12-02', ['time'], 0],
  ['it is another', [{ ...fail, status: 'warn' }], '2026-11-30', ['changed'], 0],
  ['it is gone', [], '2026-11-30', ['changed'], 0],
  ['its check could not be made there', [{ ...unread, resource: 'x' }], '2026-11-30', [], 0],
])('a mute where %s', (_, findings, now, ended, muted) => {
  const fingerprintOf = ({ status }: Finding) => status
  const after = withMutes(withFindings(empty, findings), [mute], { now, fingerprintOf })
  expect([after.ended.map(({ why }) => why), after.report.counts.muted]).toEqual([ended, muted])
})
