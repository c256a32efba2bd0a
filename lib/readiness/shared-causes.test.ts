import { describe, expect, test } from 'vitest'
import type { Finding } from './finding'
import { countFindings, summarise } from './make-report'
import type { Report } from './report'
import { leadOf, sharedCauses } from './shared-causes'
import { findingOf } from './testing/finding-of'

const summary = (ecsAccount: string, findings: Finding[]) => {
  const counts = countFindings(findings)
  const names = { ecsAccount, awsAccount: ecsAccount, accountId: '', scannedAt: '', readAs: null }
  const report: Report = { ...names, status: 'fail', gaps: counts.unknown, counts, findings }
  return summarise(report)
}

describe('what several accounts wait for', () => {
  const refused = [findingOf('assume-role', 'fail', 'refused'), findingOf('regions', 'unknown', 'refused')]

  test('is found in their summaries, with the worst status and the number of findings that each has of it', () => {
    const summaries = [
      summary('a', [findingOf('regions', 'unknown', 'refused'), findingOf('alone', 'fail', 'of a alone')]),
      summary('b', refused),
      summary('c', [findingOf('mapping', 'pass', null)]),
    ]
    expect(sharedCauses(summaries)).toEqual([
      {
        cause: 'refused',
        accounts: [
          { ecsAccount: 'b', status: 'fail', findings: 2 },
          { ecsAccount: 'a', status: 'unknown', findings: 1 },
        ],
      },
    ])
  })

  test('is nothing where each has its own, or where it needs nobody', () => {
    expect(sharedCauses([summary('a', refused), summary('b', [findingOf('assume-role', 'fail', 'other')])])).toEqual([])
    const calm = [findingOf('assume-role', 'pass', 'same'), findingOf('tags', 'not-applicable', 'same')]
    expect(sharedCauses([summary('a', calm), summary('b', calm)])).toEqual([])
  })

  test('is told by how many wait: that of most accounts first', () => {
    const two = [findingOf('regions', 'unknown', 'throttled')]
    const summaries = [summary('a', [...two, ...refused]), summary('b', [...two, ...refused]), summary('c', refused)]
    expect(sharedCauses(summaries).map(({ cause, accounts }) => [cause, accounts.length])).toEqual([
      ['refused', 3],
      ['throttled', 2],
    ])
  })

  test('is led by its most urgent finding', () => {
    expect(leadOf('refused', [...refused].reverse())?.check).toBe('assume-role')
    expect(leadOf('another', refused)).toBeNull()
  })
})
