import { expect, test } from 'vitest'
import { z } from 'zod'
import { exportedDefaultRegions } from '@/lib/registry/clouddriver/default-regions'
import { mappingRegistry } from '../../testing/role-builders'
import recorded from './regions-lookup.json'
import { seenIn, thrownSchema } from './seen'

const question = z.strictObject({ asked: z.array(z.string()), aws: z.array(z.string()) })
const seen = seenIn(recorded, question, z.union([z.array(z.string()), thrownSchema]))

test.each(seen.filter(({ name }) => name === 'no region'))('$release cannot list all regions', ({ answer }) => {
  expect(answer).toEqual({ throws: 'IllegalArgumentException', message: 'Unknown region: []' })
})

test.each(seen.filter(({ name }) => name.includes('unknown')))('$release stops at $name', ({ answer }) => {
  expect(answer).toMatchObject({ throws: 'IllegalArgumentException' })
})

test('so an export always names default regions', () => {
  const registry = mappingRegistry({ settings: { defaultRegions: [] } })
  expect(exportedDefaultRegions(registry)).not.toEqual([])
})
