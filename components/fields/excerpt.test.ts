import { expect, test } from 'vitest'
import { excerptOf } from './excerpt'

test('a line comes with its neighbours, whatever ends the lines', () => {
  expect(excerptOf('one\r\ntwo\nthree\nfour', 2)).toEqual([
    { line: 1, text: 'one' },
    { line: 2, text: 'two' },
    { line: 3, text: 'three' },
  ])
})

test('the first line has none before it, and a line past the end is not there', () => {
  expect(excerptOf('one\ntwo', 1).map(({ line }) => line)).toEqual([1, 2])
  expect(excerptOf('one', 9)).toEqual([])
})

test('a line of a megabyte is cut', () => {
  expect(excerptOf('x'.repeat(1_000_000), 1)[0]?.text).toHaveLength(201)
})
