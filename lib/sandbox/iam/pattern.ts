const known = new Map<string, RegExp>()

/** IAM's wildcards: `*` any text, `?` any one character. */
export function matchesPattern(pattern: string, text: string, ignoreCase = false): boolean {
  return expressionOf(pattern, ignoreCase).test(text)
}

function expressionOf(pattern: string, ignoreCase: boolean): RegExp {
  const key = `${ignoreCase}${pattern}`
  const found = known.get(key)
  if (found !== undefined) return found
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[\\s\\S]*')
    .replaceAll('?', '[\\s\\S]')
  const made = new RegExp(`^${source}$`, ignoreCase ? 'i' : '')
  known.set(key, made)
  return made
}
