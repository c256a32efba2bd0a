import { type Finding, findingSchema } from '@/lib/readiness/finding'
import type { RowEvent } from '@/prisma/repositories/events'
import type { WaitingScan } from '@/prisma/repositories/scan-accounts'

type Sent = Finding & { ecsAccount: string }
type Judged = { ecsAccountId: string; finding: Sent; content: string }

/**
 * What a run has found so far, and what each scan has been told of it. A scan that joins late is told everything; nobody
 * is told the same thing twice, also not after a change of workers.
 */
export type JudgedFindings = {
  put: (ecsAccountId: string, ecsAccount: string, findings: readonly Finding[]) => void
  /** Whether this scan is known; if not, what it was told before comes from the database. */
  knows: (scanId: string) => boolean
  meet: (scanId: string, sent: readonly Sent[]) => void
  /** What a scan has yet to be told. */
  unsent: (scan: WaitingScan) => RowEvent[]
  /** Those events are saved now. */
  markSent: (scanId: string, events: readonly RowEvent[]) => void
}

export function createJudgedFindings(): JudgedFindings {
  const judged = new Map<string, Judged>()
  const told = new Map<string, Map<string, string>>()
  const toldTo = (scanId: string) => told.get(scanId) ?? new Map<string, string>()

  const markAll = (scanId: string, findings: readonly Sent[]) => {
    const known = toldTo(scanId)
    for (const finding of findings) known.set(keyOf(finding), contentOf(finding))
    told.set(scanId, known)
  }

  return {
    put(ecsAccountId, ecsAccount, findings) {
      for (const finding of findings) {
        const sent = { ...finding, ecsAccount }
        judged.set(keyOf(sent), { ecsAccountId, finding: sent, content: contentOf(sent) })
      }
    },
    knows: (scanId) => told.has(scanId),
    meet: markAll,
    unsent({ scanId, checks, ecsAccountIds }) {
      const known = toldTo(scanId)
      return [...judged.values()]
        .filter(
          ({ ecsAccountId, finding }) =>
            ecsAccountIds.includes(ecsAccountId) && (checks?.includes(finding.check) ?? true),
        )
        .filter(({ finding, content }) => known.get(keyOf(finding)) !== content)
        .map(({ finding }) => ({ type: 'finding', data: finding }))
    },
    markSent(scanId, events) {
      markAll(
        scanId,
        events.flatMap((event) => (event.type === 'finding' ? [event.data] : [])),
      )
    },
  }
}

const keyOf = ({ ecsAccount, check, region, resource }: Sent) => JSON.stringify([ecsAccount, check, region, resource])

// Parsed first, so that keys come in one order whether the finding was judged now or read from the database.
function contentOf({ ecsAccount: _, ...finding }: Sent): string {
  return JSON.stringify({ ...findingSchema.parse(finding), scannedAt: '' })
}
