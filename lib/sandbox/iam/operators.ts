import { BlockList } from 'node:net'
import { matchesPattern } from './pattern'

type Test = (value: string, wanted: string) => boolean
type Operator = { test: Test; negated: boolean }

const numeric =
  (compare: (a: number, b: number) => boolean): Test =>
  (value, wanted) =>
    compare(Number(value), Number(wanted))

const dated =
  (compare: (a: number, b: number) => boolean): Test =>
  (value, wanted) =>
    compare(timeOf(value), timeOf(wanted))

const equal = (a: number, b: number): boolean => a === b
const less = (a: number, b: number): boolean => a < b
const lessOrEqual = (a: number, b: number): boolean => a <= b
const greater = (a: number, b: number): boolean => a > b
const greaterOrEqual = (a: number, b: number): boolean => a >= b

/** The operators that have no negative twin, and those whose twin has `Not` in its name. */
const tests: Readonly<Record<string, Test>> = {
  StringEquals: (value, wanted) => value === wanted,
  StringEqualsIgnoreCase: (value, wanted) => value.toLowerCase() === wanted.toLowerCase(),
  StringLike: (value, wanted) => matchesPattern(wanted, value),
  ArnEquals: arnMatches,
  ArnLike: arnMatches,
  BinaryEquals: (value, wanted) => value === wanted,
  Bool: (value, wanted) => value.toLowerCase() === wanted.toLowerCase(),
  IpAddress: (value, wanted) => inRange(value, wanted),
  NumericEquals: numeric(equal),
  NumericLessThan: numeric(less),
  NumericLessThanEquals: numeric(lessOrEqual),
  NumericGreaterThan: numeric(greater),
  NumericGreaterThanEquals: numeric(greaterOrEqual),
  DateEquals: dated(equal),
  DateLessThan: dated(less),
  DateLessThanEquals: dated(lessOrEqual),
  DateGreaterThan: dated(greater),
  DateGreaterThanEquals: dated(greaterOrEqual),
}

/** A condition operator without its quantifier and `IfExists`; one that IAM does not have is never met. */
export function operatorNamed(name: string): Operator {
  const test = tests[name]
  if (test !== undefined) return { test, negated: false }
  const positive = tests[name.replace('Not', '')]
  return { test: positive ?? (() => false), negated: positive !== undefined && name.includes('Not') }
}

/** Each of an ARN's six parts is matched by itself, so that a `*` does not reach across a colon. */
function arnMatches(value: string, wanted: string): boolean {
  const values = arnParts(value)
  const patterns = arnParts(wanted)
  return (
    values.length === patterns.length &&
    patterns.every((pattern, index) => matchesPattern(pattern, values[index] ?? ''))
  )
}

function arnParts(arn: string): readonly string[] {
  const parts = arn.split(':')
  return [...parts.slice(0, 5), parts.slice(5).join(':')]
}

function timeOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text)
}

function inRange(address: string, range: string): boolean {
  const [network = '', prefix] = range.split('/')
  const family = network.includes(':') ? 'ipv6' : 'ipv4'
  const block = new BlockList()
  block.addSubnet(network, Number(prefix ?? (family === 'ipv6' ? 128 : 32)), family)
  return block.check(address, address.includes(':') ? 'ipv6' : 'ipv4')
}
