/** An expression as read; negated and mirrored operators are folded into `not`. */
export type Query =
  | { kind: 'not'; query: Query }
  | { kind: 'and' | 'or'; queries: readonly Query[] }
  | {
      kind: 'compare'
      subject: string
      operator: 'equals' | 'in' | 'matches' | 'exists' | 'greater' | 'greater-equal'
      arguments: readonly string[]
    }

type Operator = Extract<Query, { kind: 'compare' }>['operator']
type Fold = { operator: Operator; negated: boolean }

const fold = (operator: Operator, negated = false): Fold => ({ operator, negated })

const operators: Readonly<Record<string, Fold>> = {
  '==': fold('equals'),
  equals: fold('equals'),
  '!=': fold('equals', true),
  not_equals: fold('equals', true),
  '>': fold('greater'),
  greater_than: fold('greater'),
  '>=': fold('greater-equal'),
  greater_than_equal: fold('greater-equal'),
  '<': fold('greater-equal', true),
  less_than: fold('greater-equal', true),
  '<=': fold('greater', true),
  less_than_equal: fold('greater', true),
  exists: fold('exists'),
  '!exists': fold('exists', true),
  not_exists: fold('exists', true),
  in: fold('in'),
  '!in': fold('in', true),
  not_in: fold('in', true),
  '=~': fold('matches'),
  matches: fold('matches'),
  '!~': fold('matches', true),
  not_matches: fold('matches', true),
}

/** AWS takes expressions of at most 2,000 characters; a deep nest of parentheses is nobody's. */
const limits = { length: 2_000, depth: 20 }

const tokenPattern = /\s*(\[[^\]]*\]|&&|\|\||\(|\)|!(?:exists|in)\b|[=!<>]=|=~|!~|[<>!]|[^\s()[\]=!<>]+)/y

/** Reads an expression of the cluster query language; null where it is none, or one that is not understood here. */
export function parseQuery(expression: string): Query | null {
  if (expression.length > limits.length) return null
  const tokens = tokensOf(expression.trim())
  if (tokens === null || tokens.length === 0) return null
  const reader = { tokens, at: 0, depth: 0 }
  const query = readEither(reader, 'or')
  return query !== null && reader.at === tokens.length ? query : null
}

function tokensOf(text: string): string[] | null {
  const tokens: string[] = []
  tokenPattern.lastIndex = 0
  while (tokenPattern.lastIndex < text.length) {
    const token = isMatch(tokens.at(-1)) ? patternIn(text) : tokenPattern.exec(text)?.[1]
    if (token === undefined) return null
    tokens.push(token)
  }
  return tokens
}

function isMatch(token: string | undefined): boolean {
  return token !== undefined && Object.hasOwn(operators, token) && operators[token]?.operator === 'matches'
}

/** A pattern may hold parentheses; those that it does not open are the expression's. */
function patternIn(text: string): string | undefined {
  const found = /\s*(\S+)/y
  found.lastIndex = tokenPattern.lastIndex
  const all = found.exec(text)?.[1]
  if (all === undefined) return undefined
  const balance = [...all].reduce((sum, letter) => sum + (letter === '(' ? 1 : letter === ')' ? -1 : 0), 0)
  const extra = balance < 0 ? (/\)*$/.exec(all)?.[0].slice(balance).length ?? 0) : 0
  tokenPattern.lastIndex = found.lastIndex - extra
  return all.slice(0, all.length - extra)
}

type Reader = { tokens: readonly string[]; at: number; depth: number }

const words = { or: ['or', '||'], and: ['and', '&&'], not: ['not', '!'] } as const

function readEither(reader: Reader, kind: 'or' | 'and'): Query | null {
  const queries: Query[] = []
  do {
    const query = kind === 'or' ? readEither(reader, 'and') : readNot(reader)
    if (query === null) return null
    queries.push(query)
  } while (takes(reader, words[kind]))
  const [only] = queries
  return only !== undefined && queries.length === 1 ? only : { kind, queries }
}

function readNot(reader: Reader): Query | null {
  reader.depth += 1
  if (reader.depth > limits.depth) return null
  const query = readOne(reader)
  reader.depth -= 1
  return query
}

function readOne(reader: Reader): Query | null {
  if (takes(reader, words.not)) {
    const query = readNot(reader)
    return query === null ? null : { kind: 'not', query }
  }
  if (!takes(reader, ['('])) return readComparison(reader)
  const query = readEither(reader, 'or')
  return query !== null && takes(reader, [')']) ? query : null
}

function readComparison(reader: Reader): Query | null {
  const [subject, sign] = [reader.tokens[reader.at], reader.tokens[reader.at + 1]]
  if (subject === undefined || sign === undefined || !Object.hasOwn(operators, sign)) return null
  const { operator, negated } = operators[sign] ?? fold('exists')
  reader.at += 2
  const list = operator === 'exists' ? [] : readArguments(reader, operator)
  if (list === null) return null
  const compare: Query = { kind: 'compare', subject, operator, arguments: list }
  return negated ? { kind: 'not', query: compare } : compare
}

function readArguments(reader: Reader, operator: Operator): string[] | null {
  const token = reader.tokens[reader.at]
  if (token === undefined || token === ')' || token === '(') return null
  reader.at += 1
  const isList = token.startsWith('[')
  if (operator !== 'in') return isList && operator !== 'matches' ? null : [token]
  return isList
    ? token
        .slice(1, -1)
        .split(',')
        .map((word) => word.trim())
    : null
}

function takes(reader: Reader, wanted: readonly string[]): boolean {
  const token = reader.tokens[reader.at]
  if (token === undefined || !wanted.includes(token)) return false
  reader.at += 1
  return true
}
