/**
 * Letters, digits, `.`, classes, alternatives and quantifiers on single characters: read alike by Java and JavaScript, and
 * without a group that repeats, on which a hostile pattern could run for ever.
 */
const simple = /^(?:[\w\-:/@ ,.|^$()]|\\[.\-dws]|\[[\w\-.^]+\]|[*+?](?![*+?{]))*$/
const repeatedGroup = /\)[*+?{]/
/** With these, the longest value that AWS takes costs some millions of steps at most. */
const limits = { quantifiers: 2, value: 128 }

/**
 * Whether a value matches a Java regular expression. Null where the pattern is more than a simple one, or where it matters
 * whether all of the value has to match, which ECS does not document.
 */
export function matchesPattern(value: string, pattern: string): boolean | null {
  const quantifiers = pattern.match(/[*+?]/g)?.length ?? 0
  if (!simple.test(pattern) || repeatedGroup.test(pattern) || quantifiers > limits.quantifiers) return null
  if (value.length > limits.value) return null
  try {
    const whole = new RegExp(`^(?:${pattern})$`).test(value)
    const part = new RegExp(pattern).test(value)
    return whole === part ? whole : null
  } catch {
    return null
  }
}
