import { expect, test } from 'vitest'
import { z } from 'zod'
import { readSubnet } from '../subnet-purpose'
import { seenIn, thrownSchema } from './seen'
import recorded from './subnet-purpose.json'

const tags = z.record(z.string(), z.string())
const purpose = z.strictObject({ purpose: z.string().nullable() })
const seen = seenIn(recorded, tags, z.union([purpose, thrownSchema]))

test.each(seen)('$release gives a subnet with $name', ({ input, answer }) => {
  const name = Object.entries(input).find(([key]) => key.toLowerCase() === 'name')?.[1] ?? null
  const reading = readSubnet({ immutableMetadata: input.immutable_metadata ?? null, name })
  if ('throws' in answer) return expect(reading.kind).toBe('breaks')
  expect(reading.kind === 'purpose' ? reading.purpose : null).toBe(answer.purpose)
  expect(reading.kind).not.toBe('breaks')
})
