import { expect, test } from 'vitest'
import { nearest } from './nearest'

test.each([
  ['nmae', ['name', 'regions'], 'name'],
  ['acountId', ['accountId', 'name'], 'accountId'],
  ['CPUU', ['cpu'], 'cpu'],
  ['prod', ['prdo', 'test'], 'prdo'],
  ['aws', ['ecs'], null],
  ['eman', ['name'], null],
  ['anything', [], null],
])('%s among %j means %s', (word, known, meant) => {
  expect(nearest(word, known)).toBe(meant)
})

test('a long list and a long word cost no comparison', () => {
  const many = Array.from({ length: 501 }, (_, index) => `account-${index}`)
  expect(nearest('account-1x', many)).toBeNull()
  expect(nearest('a'.repeat(201), ['a'.repeat(200)])).toBeNull()
})
