import { expect, test } from 'vitest'
import type { PolicyDocument } from '../facts/policy-document'
import { documentLines } from './document-lines'
import { evaluateTrust } from './evaluate-trust'
import { coverageOf, matchesGlob } from './glob'
import { principalOf } from './principal'
import type { Situation } from './situation'

const situation: Situation = {
  accountId: '111122223333',
  partition: 'aws',
  regions: ['us-east-1'],
  externalId: { passes: null },
  sessionName: null,
  now: '2026-11-24T12:00:00Z',
}
const ecs = 'ecs.amazonaws.com'
const allow = { Effect: 'Allow', Principal: { Service: [ecs] }, Action: 'sts:AssumeRole' }

function linesOf(before: PolicyDocument, after?: PolicyDocument) {
  return documentLines(before, [evaluateTrust(before, principalOf(ecs), situation)], after)
}

test('without a change every line is kept, and the deciding one is marked', () => {
  const document = { Version: '2012-10-17', Statement: [allow, { ...allow, Effect: 'Deny', Principal: '*' }] }
  const lines = linesOf(document)
  expect(lines.map(({ text }) => text).join('\n')).toBe(JSON.stringify(document, null, 2))
  expect(lines.filter(({ mark }) => mark !== undefined)).toEqual([
    { text: `          "${ecs}"`, mark: 'admits', note: `admits ${ecs}` },
    { text: '      "Principal": "*",', mark: 'denies', note: `denies ${ecs}` },
  ])
})

test('a lone statement is marked too', () => {
  const marked = linesOf({ Statement: allow }).filter(({ mark }) => mark !== undefined)
  expect(marked).toEqual([{ text: `        "${ecs}"`, mark: 'admits', note: `admits ${ecs}` }])
})

test('a comma that an added line brings is no change', () => {
  const before = { Statement: [allow] }
  const after = { Statement: [{ ...allow, Principal: { Service: [ecs, 'x.amazonaws.com'] } }] }
  const changed = linesOf(before, after).filter(({ mark }) => mark === 'added' || mark === 'removed')
  expect(changed).toEqual([{ text: '          "x.amazonaws.com"', mark: 'added' }])
})

test('one name that becomes a list adds one line', () => {
  const before = { Statement: [{ ...allow, Principal: { Service: ecs } }] }
  const after = { Statement: [{ ...allow, Principal: { Service: [ecs, 'x.amazonaws.com'] } }] }
  const marked = linesOf(before, after).filter(({ mark }) => mark !== undefined)
  expect(marked.map(({ text, mark }) => [text.trim(), mark])).toEqual([
    [`"${ecs}",`, 'admits'],
    ['"x.amazonaws.com"', 'added'],
  ])
})

test('lines that a fix takes out are shown as removed', () => {
  const before = { Statement: [allow, { ...allow, Effect: 'Deny' }] }
  const removed = linesOf(before, { Statement: [allow] }).filter(({ mark }) => mark === 'removed')
  expect(removed.map(({ text }) => text.trim())).toContain('"Effect": "Deny",')
})

test.each([
  ['a*c', 'abbc', true],
  ['a*c', 'abb', false],
  ['a?c', 'ac', false],
  ['*', '', true],
  ['a**b*', 'ab', true],
  ['a.c', 'abc', false],
])('the pattern %s against %s', (pattern, text, matches) => {
  expect(matchesGlob(pattern, text)).toBe(matches)
})

test.each([
  ['arn:*', 'arn:aws:', 'all'],
  ['arn:aws:?', 'arn:aws:', 'some'],
  ['arn:aws:x*', 'arn:aws:', 'some'],
  ['arn:aws-cn:*', 'arn:aws:', 'none'],
  ['arn', 'arn:aws:', 'none'],
])('of the texts that start so, the pattern %s against %s', (pattern, prefix, coverage) => {
  expect(coverageOf(pattern, prefix)).toBe(coverage)
})
