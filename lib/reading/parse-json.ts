import type { Issue } from '@/lib/contracts/problem'
import { Problem } from '@/lib/problem'
import { issueAt } from '@/lib/registry/issue'
import { requireJsonBudget } from './json-budget'

const maximumDepth = 64

/**
 * A JSON body that the database can keep.
 * @throws Problem `too-large` past the budget, `not-readable` with line and column where it is no JSON, nests too deep, or holds what no text can hold
 */
export function parseJson(sent: string): unknown {
  const text = sent.replace(/^\ufeff/, '')
  if (text.trim() === '') throw new Problem('not-readable', 'The body is empty; it needs JSON.')
  requireJsonBudget(text)
  const value = parsed(text)
  const problem = unstorable(value)
  if (problem !== null) throw new Problem('not-readable', problem.message, { problems: [problem] })
  return value
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const problem = {
      severity: 'error',
      path: '',
      ...placeOf(error, text),
      message: `No JSON: ${wordsOf(error)}.`,
    } as const
    const where = problem.line === null ? '' : ` in line ${problem.line}, column ${problem.column}`
    throw new Problem('not-readable', `The body is not JSON${where}: ${wordsOf(error)}.`, { problems: [problem] })
  }
}

/** Line and column, from 1, of the position that the engine names; the end where it says that the text ends early. */
function placeOf(error: unknown, text: string): { line: number | null; column: number | null } {
  const position = /at position (\d+)/.exec(wordsOf(error))?.[1]
  const early = wordsOf(error).startsWith('Unexpected end')
  if (position === undefined && !early) return { line: null, column: null }
  const lines = text.slice(0, position === undefined ? text.length : Number(position)).split('\n')
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

type Place = { value: unknown; path: readonly PropertyKey[] }

// Walked with a list, not by recursion: the depth is what a sender chooses.
function unstorable(root: unknown): Issue | null {
  const left: Place[] = [{ value: root, path: [] }]
  for (let place = left.pop(); place !== undefined; place = left.pop()) {
    const words = refusalOf(place)
    if (words !== null) return issueAt(place.path.slice(0, 8), words)
    for (const inner of placesIn(place)) left.push(inner)
  }
  return null
}

function refusalOf({ value, path }: Place): string | null {
  if (path.length > maximumDepth) return `Nested deeper than ${maximumDepth} levels.`
  const texts = [value, path.at(-1)].filter((part) => typeof part === 'string')
  return texts.some(isUnstorableText) ? 'Holds a character that no text can hold.' : null
}

function placesIn({ value, path }: Place): Place[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.map((inner, index) => ({ value: inner, path: [...path, index] }))
  return Object.entries(value).map(([key, inner]) => ({ value: inner, path: [...path, key] }))
}

/** NUL and lone surrogates: neither Postgres text nor UTF-8 has them. */
function isUnstorableText(text: string): boolean {
  return text.includes('\0') || /\p{Surrogate}/u.test(text)
}
