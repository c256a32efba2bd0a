import type { KeyValue } from './context-key'
import { coverageOf, matchesGlob } from './glob'

export type Match = 'yes' | 'no' | 'unknown'

/** Compares one value of a policy with one value of the request. */
export type Compare = (expected: string, actual: KeyValue) => Match

const matched = (is: boolean): Match => (is ? 'yes' : 'no')
const invert: Record<Match, Match> = { yes: 'no', no: 'yes', unknown: 'unknown' }
const coverage = { all: 'yes', some: 'unknown', none: 'no' } as const

/** Only texts can be compared; of a value known in part the answer is that it cannot be known. */
const ofText =
  (compare: (expected: string, actual: string) => boolean): Compare =>
  (expected, actual) =>
    'text' in actual ? matched(compare(expected, actual.text)) : 'unknown'

const stringEquals: Compare = (expected, actual) => {
  if ('text' in actual) return matched(expected === actual.text)
  // No ARN holds a wildcard: StringEquals with one is a slip for StringLike.
  if (/[*?]/.test(expected)) return 'no'
  if ('prefix' in actual) return expected.startsWith(actual.prefix) ? 'unknown' : 'no'
  return expected.split(':')[4] === actual.arnOfAccount ? 'unknown' : 'no'
}

const stringLike: Compare = (expected, actual) => {
  if ('text' in actual) return matched(matchesGlob(expected, actual.text))
  if ('prefix' in actual) return coverage[coverageOf(expected, actual.prefix)]
  if (/^\*+$/.test(expected)) return 'yes'
  return expected.includes(actual.arnOfAccount) || !/\d{12}/.test(expected) ? 'unknown' : 'no'
}

/** Six parts between colons, each compared by itself; the last may hold colons. */
const arnLike: Compare = (expected, actual) => {
  const wanted = arnParts(expected)
  if (wanted === null) return matched(/^\*+$/.test(expected))
  if ('arnOfAccount' in actual) return matchesGlob(wanted.head[4] ?? '', actual.arnOfAccount) ? 'unknown' : 'no'
  const found = arnParts('text' in actual ? actual.text : actual.prefix)
  if (found === null || !wanted.head.every((part, index) => matchesGlob(part, found.head[index] ?? ''))) return 'no'
  if ('text' in actual) return matched(matchesGlob(wanted.resource, found.resource))
  return coverage[coverageOf(wanted.resource, found.resource)]
}

function arnParts(arn: string): { head: string[]; resource: string } | null {
  const parts = arn.split(':')
  if (parts.length < 6) return null
  return { head: parts.slice(0, 5), resource: parts.slice(5).join(':') }
}

const ignoringCase = ofText((expected, actual) => expected.toLowerCase() === actual.toLowerCase())

const byNumber = (compare: (actual: number, expected: number) => boolean, read: (text: string) => number): Compare =>
  ofText((expected, actual) => {
    const [a, b] = [read(actual), read(expected)]
    return !Number.isNaN(a) && !Number.isNaN(b) && compare(a, b)
  })

/** Milliseconds of a W3C date or of seconds since 1970, the two forms that IAM takes. */
function instant(text: string): number {
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text)
}

function decimal(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text)
}

function ordered(read: (text: string) => number): Record<string, Compare> {
  return {
    equals: byNumber((a, b) => a === b, read),
    lessthan: byNumber((a, b) => a < b, read),
    lessthanequals: byNumber((a, b) => a <= b, read),
    greaterthan: byNumber((a, b) => a > b, read),
    greaterthanequals: byNumber((a, b) => a >= b, read),
  }
}

const numbers = ordered(decimal)
const dates = ordered(instant)
// Keys that hold addresses are never known here, and no other key holds one.
const address: Compare = () => 'no'

const comparisons: Record<string, Compare> = {
  stringequals: stringEquals,
  stringequalsignorecase: ignoringCase,
  stringlike: stringLike,
  arnequals: arnLike,
  arnlike: arnLike,
  bool: ignoringCase,
  binaryequals: stringEquals,
  ipaddress: address,
  ...Object.fromEntries(Object.entries(numbers).map(([name, compare]) => [`numeric${name}`, compare])),
  ...Object.fromEntries(Object.entries(dates).map(([name, compare]) => [`date${name}`, compare])),
}

const negations: Record<string, string> = {
  stringnotequals: 'stringequals',
  stringnotequalsignorecase: 'stringequalsignorecase',
  stringnotlike: 'stringlike',
  arnnotequals: 'arnequals',
  arnnotlike: 'arnlike',
  numericnotequals: 'numericequals',
  datenotequals: 'dateequals',
  notipaddress: 'ipaddress',
}

/** The comparison behind a condition operator without prefix and suffix; null for a word AWS does not know. */
export function comparisonOf(operator: string): { compare: Compare; negated: boolean } | null {
  const name = operator.toLowerCase()
  const negated = negations[name]
  const compare = comparisons[negated ?? name]
  return compare === undefined ? null : { compare, negated: negated !== undefined }
}

/** Whether a value satisfies a list of expected ones: any of them, or for a negated operator none. */
export function satisfies(expected: readonly string[], actual: KeyValue, compare: Compare, negated: boolean): Match {
  const matches = expected.map((each) => compareWithPath(each, actual, compare))
  const any = matches.includes('yes') ? 'yes' : matches.includes('unknown') ? 'unknown' : 'no'
  return negated ? invert[any] : any
}

/** A session's ARN does not say its role's path: what would fit but for the path cannot be known. */
function compareWithPath(expected: string, actual: KeyValue, compare: Compare): Match {
  const match = compare(expected, actual)
  if (match !== 'no' || !('text' in actual) || !actual.pathUnknown) return match
  return compare(expected.replace(/:role\/.*\//, ':role/'), actual) === 'yes' ? 'unknown' : 'no'
}
