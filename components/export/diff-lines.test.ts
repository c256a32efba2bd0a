import { expect, test } from 'vitest'
import { countChanges, diffLines, withContext } from './diff-lines'

const text = (count: number) => Array.from({ length: count }, (_, index) => `line ${index + 1}\n`).join('')

test('lines are told apart and numbered as in the file after', () => {
  expect(diffLines('a\nb\nc\n', 'a\nx\nc\n')).toEqual([
    { kind: 'same', text: 'a', number: 1 },
    { kind: 'removed', text: 'b', number: null },
    { kind: 'added', text: 'x', number: 2 },
    { kind: 'same', text: 'c', number: 3 },
  ])
})

test('far from a change there is one gap, on either side', () => {
  const lines = diffLines(text(20), text(20).replace('line 10\n', 'line ten\n'))
  expect(countChanges(lines)).toEqual({ added: 1, removed: 1 })
  expect(withContext(lines, 1).map(({ kind }) => kind)).toEqual(['gap', 'same', 'removed', 'added', 'same', 'gap'])
})

test('equal texts have no changes to show', () => {
  expect(withContext(diffLines(text(5), text(5)), 3)).toEqual([])
})
