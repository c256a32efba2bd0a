import { partition } from '@aws-sdk/core/client'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { regionNameSchema } from './aws-account'
import { defaultEnabledRegions, isKnownRegion, optInRegions, partitionOf } from './regions'

const regions = [...defaultEnabledRegions, ...optInRegions]

test.each(regions)('%s is a region the SDK knows, in the same partition', (region) => {
  expect(partition(region)).toMatchObject({ name: partitionOf(region), description: expect.any(String) })
  expect(regionNameSchema.safeParse(region).success).toBe(true)
  expect(isKnownRegion(region)).toBe(true)
})

test('a region that does not exist yet is in the partition that the SDK would say', () => {
  const prefixes = ['us', 'eu', 'ap', 'cn', 'us-gov', 'us-iso', 'us-isob', 'us-isof', 'eu-isoe', 'eusc-de', 'mx', 'il']
  fc.assert(
    fc.property(fc.constantFrom(...prefixes), fc.stringMatching(/^[a-z]{4,9}-[1-9]$/), (prefix, rest) => {
      expect(partitionOf(`${prefix}-${rest}`)).toBe(partition(`${prefix}-${rest}`).name)
    }),
  )
})

test('no region is both enabled by default and opted in to, and none is there twice', () => {
  expect(new Set(regions).size).toBe(regions.length)
})
