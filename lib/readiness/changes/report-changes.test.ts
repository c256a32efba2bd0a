import { describe, expect, test } from 'vitest'
import { checks } from '../checks'
import type { Finding } from '../finding'
import type { Report } from '../report'
import type { Status } from '../status'
import type { FactChange } from './fact-change'
import { reportChanges } from './report-changes'

function finding(check: string, status: Status, place: Partial<Finding> = {}): Finding {
  const words = { title: `${check} ${status}`, summary: '', docs: '', rule: { source: '', appliesTo: '' } }
  const rest = {
    evidence: [],
    fix: null,
    fault: null,
    muted: null,
    reach: 'account' as const,
    cause: null,
    scannedAt: '',
    region: null,
    resource: null,
  }
  return { ...words, ...rest, check, group: 'cluster', status, ...place }
}

const report = (scannedAt: string, status: Status, ...findings: Finding[]): Report => ({
  ecsAccount: 'a-ecs',
  awsAccount: 'a',
  accountId: '210000000001',
  status,
  scannedAt,
  gaps: 0,
  readAs: null,
  counts: { pass: 0, warn: 0, fail: 0, unknown: 0, 'not-applicable': 0, muted: 0 },
  findings,
})
const factChange = (fact: FactChange['fact'], what: string, region: string | null = 'us-east-1'): FactChange => ({
  fact,
  region,
  change: 'gone',
  what,
  details: [],
})

const main = { region: 'us-east-1', resource: 'main' }
const was = report('2026-11-23', 'pass', finding('cluster-capacity', 'pass', main))
const is = report('2026-11-24', 'fail', finding('cluster-capacity', 'fail', main))

describe('the changes of a report', () => {
  test('are none where it is the first', () => {
    expect(
      reportChanges({ latest: is, before: null, since: null, facts: [factChange('clusters', 'cluster x')] }),
    ).toEqual({
      ecsAccount: 'a-ecs',
      scannedAt: '2026-11-24',
      comparedWith: null,
      status: { before: null, after: 'fail', since: '2026-11-24' },
      findings: [],
      facts: [],
      since: [{ check: 'cluster-capacity', ...main, status: 'fail', since: '2026-11-24' }],
    })
  })

  test('name the facts behind a finding: those that its check reads, in its region, of its resource', () => {
    const behind = factChange('container-instances', 'instance i-1 of cluster main')
    const facts = [
      behind,
      factChange('container-instances', 'instance i-2 of cluster other'),
      factChange('container-instances', 'instance i-3 of cluster main', 'eu-west-1'),
      factChange('alarms', 'alarm main'),
    ]
    const { findings, facts: all } = reportChanges({ latest: is, before: was, since: null, facts })
    expect(findings.map((change) => [change.before?.status, change.after?.status, change.facts])).toEqual([
      ['pass', 'fail', [behind]],
    ])
    expect(all).toEqual(facts)
  })

  test('name all that the check reads where none is of the resource', () => {
    const other = factChange('container-instances', 'instance i-2 of cluster other')
    const { findings } = reportChanges({ latest: is, before: was, since: null, facts: [other] })
    expect(findings[0]?.facts).toEqual([other])
  })

  test('say since when', () => {
    const since = {
      account: { status: 'fail', at: '2026-11-20', before: 'pass' },
      findings: { '["cluster-capacity","us-east-1","main"]': { status: 'fail', at: '2026-11-21' } },
    } as const
    const changes = reportChanges({ latest: is, before: is, since, facts: [] }, checks)
    expect([changes.status.since, changes.since[0]?.since]).toEqual(['2026-11-20', '2026-11-21'])
  })
})
