import type { Issue } from '@/lib/registry/issue'

const mostReported = 100

/** Collects what is wrong with one file, with line and column (from 1) of an offset in its text. */
export type Problems = {
  error(offset: number | null, path: string, message: string): void
  warn(offset: number | null, path: string, message: string): void
  /** In the order of the file; past the first hundred only their number is told. */
  list(): Issue[]
}

export function collectProblems(text: string): Problems {
  const lineStarts = startsOfLines(text)
  const found: { offset: number; issue: Issue }[] = []
  const add = (severity: Issue['severity']) => (offset: number | null, path: string, message: string) => {
    const place = offset === null ? { line: null, column: null } : placeAt(lineStarts, offset)
    found.push({ offset: offset ?? 0, issue: { severity, ...place, path, message } })
  }
  return { error: add('error'), warn: add('warning'), list: () => inOrder(found) }
}

function inOrder(found: readonly { offset: number; issue: Issue }[]): Issue[] {
  // Errors come before warnings when the list must be cut: they are why a file is refused.
  const rank = { error: 0, warning: 1 }
  const kept = found.toSorted((a, b) => rank[a.issue.severity] - rank[b.issue.severity]).slice(0, mostReported)
  const issues = kept.toSorted((a, b) => a.offset - b.offset).map(({ issue }) => issue)
  const more = found.length - issues.length
  if (more === 0) return issues
  const message = `${more} more problems are not listed. Correct these first, then post the file again.`
  return [...issues, { severity: 'warning', line: null, column: null, path: '', message }]
}

function startsOfLines(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function placeAt(lineStarts: readonly number[], offset: number): { line: number; column: number } {
  let low = 0
  let high = lineStarts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((lineStarts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1 }
}
