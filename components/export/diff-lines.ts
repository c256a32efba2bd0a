import { diffLines as changesBetween } from 'diff'

/** A line of a comparison; `number` counts the lines of the file after, null where the line is not in it. */
export type DiffLine = { kind: 'same' | 'added' | 'removed' | 'gap'; text: string; number: number | null }

/** Two texts line by line, in the order of the file after. */
export function diffLines(before: string, after: string): DiffLine[] {
  let number = 0
  return changesBetween(before, after).flatMap(({ value, added, removed }) =>
    value
      .replace(/\r?\n$/, '')
      .split(/\r?\n/)
      .map((text): DiffLine => {
        if (removed) return { kind: 'removed', text, number: null }
        number += 1
        return { kind: added ? 'added' : 'same', text, number }
      }),
  )
}

export function countChanges(lines: readonly DiffLine[]): { added: number; removed: number } {
  const count = (kind: DiffLine['kind']) => lines.filter((line) => line.kind === kind).length
  return { added: count('added'), removed: count('removed') }
}

/** Changed lines and `context` lines around them; what lies between is one gap. Empty where nothing changed. */
export function withContext(lines: readonly DiffLine[], context: number): DiffLine[] {
  const isNear = lines.map((_, index) =>
    lines.slice(Math.max(0, index - context), index + context + 1).some(({ kind }) => kind !== 'same'),
  )
  if (!isNear.includes(true)) return []
  return lines.flatMap((line, index): DiffLine[] => {
    if (isNear[index]) return [line]
    return index === 0 || isNear[index - 1] ? [{ kind: 'gap', text: '', number: null }] : []
  })
}
