import { closest, distance } from 'fastest-levenshtein'

/** More candidates or longer words are no slip of a hand, and comparing them costs. */
const limits = { candidates: 500, length: 200 }

/**
 * The known word that a misspelt one most likely means: at most one slip in four letters, one in a shorter word; two letters
 * that changed places are one slip. Null where none is near. `form` says what counts as the same word; letters' case never does.
 */
export function nearest(
  word: string,
  known: Iterable<string>,
  form: (word: string) => string = (text) => text,
): string | null {
  const words = [...known]
  if (words.length === 0 || words.length > limits.candidates || word.length > limits.length) return null
  const byForm = new Map(words.map((one) => [form(one).toLowerCase(), one]))
  const own = form(word).toLowerCase()
  const best = closest(own, [...byForm.keys()])
  const isNear = hasSwapped(own, best) || distance(own, best) <= Math.max(1, Math.floor(best.length / 4))
  return isNear ? (byForm.get(best) ?? null) : null
}

/** Whether one word is the other with two neighbouring letters swapped. */
function hasSwapped(a: string, b: string): boolean {
  const at = [...a].findIndex((letter, index) => letter !== b[index])
  if (a.length !== b.length || at < 0) return false
  return a.slice(0, at) + (a[at + 1] ?? '') + a[at] + a.slice(at + 2) === b
}
