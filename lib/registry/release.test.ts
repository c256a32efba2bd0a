import { expect, test } from 'vitest'
import { compareReleases, isFrom, releaseSchema } from './release'

test('releases compare by number, not by text', () => {
  const order = ['1.9', '1.18', '1.19', '1.26.3', '2025.4', '2026.2']
  expect(order.toReversed().sort(compareReleases)).toEqual(order)
})

test('a patch level does not matter', () => {
  expect(compareReleases('1.18.5', '1.18')).toBe(0)
})

test('a release not set is read as 1.18', () => {
  expect(isFrom(null, '1.18')).toBe(true)
  expect(isFrom(null, '1.19')).toBe(false)
})

test.each(['1', 'v1.18', '1.18-rc1', '1.x', ''])('%j is not a release', (text) => {
  expect(releaseSchema.safeParse(text).success).toBe(false)
})
