import { closest, distance } from 'fastest-levenshtein'

/** Spring's uniform form of a key: accountId, account-id, account_id and ACCOUNTID are one. */
export function uniformKey(key: string): string {
  return key.toLowerCase().replaceAll(/[-_]/g, '')
}

/** The known word that a misspelt one most likely means; null where none is near. */
export function nearMiss(word: string, known: readonly string[]): string | null {
  if (known.length === 0 || word.length > 100) return null
  const byForm = new Map(known.map((one) => [uniformKey(one), one]))
  const form = uniformKey(word)
  const best = closest(form, [...byForm.keys()])
  const allowed = Math.max(1, Math.floor(best.length / 4))
  return distance(form, best) <= allowed ? (byForm.get(best) ?? null) : null
}
