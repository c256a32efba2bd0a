import type { DocumentLine } from '../evidence'
import type { PolicyDocument } from '../facts/policy-document'
import { type StatementReading, statementsOf, type Trust } from './evaluate-trust'
import { listOf } from './one-or-many'

type Mark = 'admits' | 'denies' | 'conditional'

/** The document as people write it. */
function documentText(document: PolicyDocument): string {
  return JSON.stringify(document, null, 2)
}

/**
 * The account's own document, its deciding lines marked, with what a fix takes out and puts in. Without `after` nothing
 * is changed.
 */
export function documentLines(before: PolicyDocument, trusts: readonly Trust[], after = before): DocumentLine[] {
  const old = documentText(spelledLike(before, after)).split('\n')
  const marks = marksOf(old, trusts)
  return mergeLines(old, documentText(after).split('\n')).map(({ text, is, index }) => {
    if (is !== 'kept') return { text, mark: is }
    const found = marks.get(index)
    return found === undefined ? { text } : { text, mark: found.mark, note: found.notes.join('; ') }
  })
}

/** One name that becomes a list of names is shown as a list of one, so that a line is added rather than four changed. */
function spelledLike(before: PolicyDocument, after: PolicyDocument): PolicyDocument {
  if (!Array.isArray(before.Statement)) return before
  const changed = statementsOf(after)
  const Statement = before.Statement.map((statement, index) => {
    const [own, next] = [statement.Principal, changed[index]?.Principal]
    if (typeof own !== 'object' || typeof next !== 'object') return statement
    const entries = Object.entries(own).map(([key, value]) => [key, Array.isArray(next[key]) ? listOf(value) : value])
    return { ...statement, Principal: Object.fromEntries(entries) }
  })
  return { ...before, Statement }
}

type Marks = Map<number, { mark: Mark; notes: string[] }>

const weight: Record<Mark, number> = { denies: 2, conditional: 1, admits: 0 }

function marksOf(lines: readonly string[], trusts: readonly Trust[]): Marks {
  const marks: Marks = new Map()
  const starts = statementStarts(lines)
  for (const { principal, statements } of trusts) {
    for (const reading of statements) {
      const { does } = reading
      if (does === 'silent') continue
      const index = decidingLine(lines, starts, reading, principal)
      const present = marks.get(index)
      const mark = present !== undefined && weight[present.mark] >= weight[does] ? present.mark : does
      marks.set(index, { mark, notes: [...(present?.notes ?? []), `${word(reading)} ${principal}`] })
    }
  }
  return marks
}

function word({ does, effect }: StatementReading): string {
  if (does === 'conditional') return effect === 'Allow' ? 'may allow' : 'may deny'
  return does
}

/** First line of each statement; a lone statement begins where the list would. */
function statementStarts(lines: readonly string[]): number[] {
  const start = lines.findIndex((line) => line.startsWith('  "Statement":'))
  if (lines[start]?.endsWith('{')) return [start]
  const end = lines.findIndex((line, index) => index > start && line.startsWith('  ]'))
  return lines.flatMap((line, index) => (index > start && index < end && line === '    {' ? [index] : []))
}

/** The line that names the principal, else the Principal, else the statement's first. */
function decidingLine(
  lines: readonly string[],
  starts: readonly number[],
  { index }: StatementReading,
  principal: string,
): number {
  const from = starts[index] ?? 0
  const own = lines.slice(from, starts[index + 1] ?? lines.length)
  const named = own.findIndex((line) => line.includes(`"${principal}"`))
  if (named >= 0) return from + named
  const element = own.findIndex((line) => /^\s+"(Not)?Principal":/.test(line))
  return from + Math.max(element, 0)
}

type Merged = { text: string; is: 'kept' | 'added' | 'removed'; index: number }

/** Lines of both texts in one order, by their longest common run; a comma at the end is no change. */
function mergeLines(before: readonly string[], after: readonly string[]): Merged[] {
  const same = (i: number, j: number) => bare(before[i]) === bare(after[j])
  const common = commonLengths(before.length, after.length, same)
  const merged: Merged[] = []
  let i = 0
  let j = 0
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && same(i, j)) {
      merged.push({ text: after[j++] ?? '', is: 'kept', index: i++ })
    } else if (j >= after.length || (i < before.length && at(common, i + 1, j) >= at(common, i, j + 1))) {
      merged.push({ text: before[i] ?? '', is: 'removed', index: i++ })
    } else {
      merged.push({ text: after[j++] ?? '', is: 'added', index: i })
    }
  }
  return merged
}

function bare(line: string | undefined): string | undefined {
  return line?.replace(/,$/, '')
}

function at(table: readonly (readonly number[])[], i: number, j: number): number {
  return table[i]?.[j] ?? 0
}

/** Length of the longest common run of the rest of both, for every pair of positions. */
function commonLengths(rows: number, columns: number, same: (i: number, j: number) => boolean): number[][] {
  const table = Array.from({ length: rows + 1 }, () => new Array<number>(columns + 1).fill(0))
  for (let i = rows - 1; i >= 0; i--) {
    const row = table[i] ?? []
    for (let j = columns - 1; j >= 0; j--) {
      row[j] = same(i, j) ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1))
    }
  }
  return table
}
