import { expect, test } from 'vitest'
import { nextPlace } from './next-place'

const rows = [['a', 'b', 'c'], ['d'], ['e', 'f', 'g']]

test.each([
  ['a', 'ArrowRight', 'b'],
  ['c', 'ArrowRight', null],
  ['b', 'ArrowLeft', 'a'],
  ['c', 'ArrowDown', 'd'],
  ['d', 'ArrowDown', 'e'],
  ['e', 'ArrowUp', 'd'],
  ['b', 'Home', 'a'],
  ['e', 'End', 'g'],
  ['a', 'ArrowUp', null],
  ['a', 'x', null],
  ['z', 'ArrowDown', null],
])('from %s, %s leads to %s', (from, key, to) => {
  expect(nextPlace(rows, from, key)).toBe(to)
})
