import { createHash } from 'node:crypto'
import type { Finding } from '@/lib/readiness/finding'
import { mutedContent } from '@/lib/readiness/muting'

/** What tells a finding from the one that it becomes when its status or its evidence changes. */
export const fingerprintOf = (finding: Finding): string =>
  createHash('sha256').update(mutedContent(finding)).digest('hex').slice(0, 32)
