import { nearest } from '@/lib/registry/nearest'

/** Spring's uniform form of a key: accountId, account-id, account_id and ACCOUNTID are one. */
export function uniformKey(key: string): string {
  const lower = key.toLowerCase()
  return lower.includes('-') || lower.includes('_') ? lower.replaceAll(/[-_]/g, '') : lower
}

/** The known key that a misspelt one most likely means; null where none is near. */
export const nearMiss = (word: string, known: readonly string[]): string | null => nearest(word, known, uniformKey)
