import { expect, test } from 'vitest'
import { z } from 'zod'
import { policyDocumentSchema, unreadablePolicy } from '../../facts/policy-document'
import { readTrust } from '../iam-policy-reader'
import { seenIn, thrownSchema } from './seen'
import recorded from './trust-reading.json'

const pairs = z.array(z.strictObject({ type: z.string(), value: z.string() }))
const seen = seenIn(recorded, z.unknown(), z.union([pairs, thrownSchema]))

/** AWS stores no policy without a Statement; a text that is no policy is one that could not be read. */
const stored = seen.filter(({ name }) => name !== 'no Statement at all')

test.each(stored)('$release reads $name', ({ input, answer }) => {
  const reading = readTrust(typeof input === 'string' ? unreadablePolicy(input) : policyDocumentSchema.parse(input))
  if ('throws' in answer) return expect(reading.readable).toBe(false)
  const unique = new Map((reading.readable ? reading.trusts : []).map((pair) => [`${pair.type} ${pair.value}`, pair]))
  expect(reading.readable).toBe(true)
  expect([...unique.values()].sort(byText)).toEqual([...answer].sort(byText))
})

function byText(a: { type: string; value: string }, b: { type: string; value: string }): number {
  return `${a.type} ${a.value}`.localeCompare(`${b.type} ${b.value}`)
}
