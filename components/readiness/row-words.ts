import { statusText, statusWords } from '@/components/finding/status-words'
import { withGapsWord } from '@/lib/readiness/gaps'
import type { RowStatus } from './account-row'

/** The word for an account's status. */
export const rowWords: Record<RowStatus, string> = {
  ...statusWords,
  gaps: withGapsWord,
  'not-checked': 'Not checked yet',
}

export const rowText: Record<RowStatus, string> = { ...statusText, gaps: 'text-unknown', 'not-checked': 'text-ink-3' }
