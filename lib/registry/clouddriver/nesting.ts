import { Lexer } from 'yaml'

export const deepestNesting = 64
const mostTokens = 700_000

/** What the largest registry needs, with room; what the parser makes of more takes seconds. */
const budgets = {
  values: { most: 150_000, words: 'values' },
  anchors: { most: 1_000, words: 'anchors (&name)' },
  aliases: { most: 10_000, words: 'aliases (*name)' },
  tags: { most: 1_000, words: 'tags (!name)' },
} as const
type Budget = keyof typeof budgets

/**
 * Why a text must not be handed to the parser, and where; null where it may. The parser recurses, so a few
 * hundred kilobytes of `[` or `- ` would end the process: the depth is measured on the flat tokens first.
 */
export function tooMuchToParse(text: string): { offset: number; message: string } | null {
  const depthAfter = depthMeter()
  let offset = 0
  let tokens = 0
  const spend = purse()
  let isContent = false
  for (const token of new Lexer().lex(text)) {
    const kind = isContent ? 'values' : kindOf(token)
    isContent = token === scalarMark
    if (isMark(token)) continue
    tokens += 1
    if (tokens > mostTokens) return { offset, message: 'The file holds too many values. Split it.' }
    const spent = kind === null ? null : spend(kind)
    if (spent !== null) return { offset, message: spent }
    if (depthAfter(token) > deepestNesting) {
      return { offset, message: `The file nests deeper than ${deepestNesting} levels, which no Clouddriver file does.` }
    }
    offset += token.length
  }
  return null
}

/** Counts what the parser would make; a sentence once a budget is spent. */
function purse(): (kind: Budget) => string | null {
  const counts = { values: 0, anchors: 0, aliases: 0, tags: 0 }
  return (kind) => {
    counts[kind] += 1
    const { most, words } = budgets[kind]
    return counts[kind] > most ? `The file holds more than ${most} ${words}. Use fewer, or split it.` : null
  }
}

const scalarMark = '\u001f'
const kinds: Readonly<Record<string, Budget>> = {
  '&': 'anchors',
  '*': 'aliases',
  '!': 'tags',
  '[': 'values',
  '{': 'values',
  '"': 'values',
  "'": 'values',
}

function kindOf(token: string): Budget | null {
  if (token === '-' || token === ':' || token === '?') return 'values'
  return kinds[token[0] ?? ''] ?? null
}

const indicators: ReadonlySet<string> = new Set(['-', '?', ':'])

/** Tells, token by token, how deep the lexer stands: open brackets, and columns at which block collections began. */
function depthMeter(): (token: string) => number {
  const indents: number[] = []
  let flow = 0
  let column = 0
  let startsContent = true
  return (token) => {
    flow = Math.max(0, flow + flowStep(token))
    if (!isBlank(token)) {
      if (startsContent && flow === 0) openAt(indents, column)
      startsContent = indicators.has(token)
    }
    const newline = token.lastIndexOf('\n')
    if (newline !== -1) startsContent = true
    column = newline === -1 ? column + token.length : token.length - newline - 1
    return flow + indents.length
  }
}

function flowStep(token: string): number {
  if (token === '[' || token === '{') return 1
  return token === ']' || token === '}' ? -1 : 0
}

/** The lexer's own signs (document, scalar, broken flow) stand for no text. */
function isMark(token: string): boolean {
  return token === '\u0002' || token === '\u0018' || token === '\u001f'
}

function isBlank(token: string): boolean {
  return token.trim() === '' || token.startsWith('#')
}

function openAt(indents: number[], column: number): void {
  while ((indents.at(-1) ?? -1) >= column) indents.pop()
  indents.push(column)
}
