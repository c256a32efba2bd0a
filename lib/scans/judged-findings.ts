import type { Finding } from '@/lib/readiness/finding'
import type { RowEvent } from '@/prisma/repositories/events'
import type { WaitingScan } from '@/prisma/repositories/scan-accounts'

type Sent = Finding & { ecsAccount: string }
type Judged = { ecsAccountId: string; finding: Sent; content: string }

/**
 * What a run has found so far, and what each scan has been told of it. A scan that joins late is told everything; nobody
 * is told the same thing twice, also not after a change of workers.
 */
export type JudgedFindings = {
  put: (account: { id: string; name: string }, check: string, findings: readonly Finding[]) => void
  /** What was judged of an ECS account, by check. */
  of: (ecsAccountId: string) => ReadonlyMap<string, readonly Finding[]>
  /** Whether this scan is known; if not, what it was told before comes from the database. */
  knows: (scanId: string) => boolean
  meet: (scanId: string, sent: readonly Sent[]) => void
  /** What a scan has yet to be told. */
  unsent: (scan: WaitingScan) => RowEvent[]
  /** Those events are saved now. */
  markSent: (scanId: string, events: readonly RowEvent[]) => void
}

export function createJudgedFindings(): JudgedFindings {
  const byAccount = new Map<string, Map<string, readonly Finding[]>>()
  const judged = new Map<string, Judged>()
  const told = new Map<string, Map<string, string>>()
  const toldTo = (scanId: string) => told.get(scanId) ?? new Map<string, string>()

  const markAll = (scanId: string, findings: readonly Sent[]) => {
    const known = toldTo(scanId)
    for (const finding of findings) known.set(keyOf(finding), contentOf(finding))
    told.set(scanId, known)
  }

  return {
    put({ id, name }, check, findings) {
      byAccount.set(id, (byAccount.get(id) ?? new Map()).set(check, findings))
      for (const finding of findings) {
        const sent = { ...finding, ecsAccount: name }
        judged.set(keyOf(sent), { ecsAccountId: id, finding: sent, content: contentOf(sent) })
      }
    },
    of: (ecsAccountId) => byAccount.get(ecsAccountId) ?? new Map(),
    knows: (scanId) => told.has(scanId),
    meet: markAll,
    unsent({ scanId, checks, ecsAccountIds }) {
      const known = toldTo(scanId)
      return [...judged]
        .filter(
          ([key, { ecsAccountId, finding, content }]) =>
            known.get(key) !== content &&
            ecsAccountIds.includes(ecsAccountId) &&
            (checks?.includes(finding.check) ?? true),
        )
        .map(([, { finding }]) => ({ type: 'finding', data: finding }))
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

// The column keeps the order of keys, so that a finding reads the same whether it was judged now or written before.
function contentOf({ ecsAccount: _, ...finding }: Sent): string {
  return JSON.stringify({ ...finding, scannedAt: '' })
}
