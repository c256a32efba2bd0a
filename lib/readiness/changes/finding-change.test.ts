import { expect, test } from 'vitest'
import type { Finding } from '../finding'
import type { Status } from '../status'
import { asksForSomething, findingChanges } from './finding-change'

function finding(resource: string | null, status: Status, over: Partial<Finding> = {}): Finding {
  return {
    check: 'cluster-capacity',
    group: 'cluster',
    status,
    title: `${resource} is ${status}`,
    summary: '',
    region: 'us-east-1',
    resource,
    evidence: [],
    fix: null,
    docs: '',
    rule: { source: '', appliesTo: '' },
    fault: null,
    muted: null,
    reach: 'account',
    cause: null,
    scannedAt: '2026-11-24T12:00:00.000Z',
    ...over,
  }
}

const a = finding('a', 'pass')

test.each<[string, Finding[], Finding[], [string | null, Status | null, Status | null][]]>([
  ['nothing changed', [a], [a], []],
  ['numbers in the words are no change', [a], [finding('a', 'pass', { title: 'other words' })], []],
  ['a status changed', [a], [finding('a', 'fail')], [['a', 'pass', 'fail']]],
  ['a finding appeared', [a], [a, finding('b', 'warn')], [['b', null, 'warn']]],
  ['a finding went', [a, finding('b', 'warn')], [a], [['b', 'warn', null]]],
  [
    'the same name in another region is another finding',
    [a],
    [finding('a', 'pass', { region: 'eu-west-1' })],
    [
      ['a', null, 'pass'],
      ['a', 'pass', null],
    ],
  ],
  ['no resource is a place too', [finding(null, 'fail')], [finding(null, 'pass')], [[null, 'fail', 'pass']]],
])('%s', (_, before, after, expected) => {
  const said = findingChanges(before, after).map((change) => [
    change.resource,
    change.before?.status ?? null,
    change.after?.status ?? null,
  ])
  expect(said).toEqual(expected)
})

const verdict = (status: Status | null) => (status === null ? null : { status, title: '' })

test.each<[Status | null, Status | null, boolean]>([
  ['pass', 'fail', true],
  ['warn', 'pass', true],
  ['unknown', null, true],
  [null, 'warn', true],
  ['pass', 'not-applicable', false],
  [null, 'pass', false],
  ['not-applicable', null, false],
])('from %s to %s asks somebody for something: %s', (before, after, expected) => {
  expect(asksForSomething({ before: verdict(before), after: verdict(after) })).toBe(expected)
})
