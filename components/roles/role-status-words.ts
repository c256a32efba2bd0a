import { statusWords } from '@/components/finding/status-words'
import type { Status } from '@/lib/readiness/status'

/** The word for each status on this page. */
export const roleStatusWords: Record<Status, string> = { ...statusWords, unknown: 'Could not read' }
