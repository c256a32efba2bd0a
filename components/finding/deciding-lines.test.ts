import { expect, test } from 'vitest'
import type { CodeLine } from '@/components/ui/code-block'
import { decidingLines } from './deciding-lines'

const documentOf = (length: number, marked: readonly number[]): CodeLine[] =>
  Array.from({ length }, (_, index) => ({
    text: String(index + 1),
    ...(marked.includes(index + 1) && { tone: 'fail' as const }),
  }))
const shown = (length: number, marked: readonly number[]) =>
  decidingLines(documentOf(length, marked))?.map(({ text }) => text) ?? null

test('keeps the lines around what decides, and says where lines are left out', () => {
  expect(shown(22, [15])).toEqual(['…', '12', '13', '14', '15', '16', '17', '18', '…'])
  expect(shown(30, [2, 20])).toEqual(['1', '2', '3', '4', '5', '…', '17', '18', '19', '20', '21', '22', '23', '…'])
})

test.each([
  ['short', 13, [5]],
  ['without a marked line', 40, []],
  ['mostly marked', 20, [3, 8, 13, 18]],
] as const)('a document that is %s is shown as it is', (_, length, marked) => {
  expect(shown(length, marked)).toBeNull()
})
