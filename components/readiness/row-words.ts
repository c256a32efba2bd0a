import { statusText, statusWords } from '@/components/finding/status-words'
import type { RowStatus } from './account-row'

/** The word for an account's status. */
export const rowWords: Record<RowStatus, string> = { ...statusWords, 'not-checked': 'Not checked yet' }

export const rowText: Record<RowStatus, string> = { ...statusText, 'not-checked': 'text-ink-3' }
