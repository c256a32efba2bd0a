import type { AuditKind } from '@/lib/contracts/audit-kind'
import type { AuditEntry, Prisma } from '../generated/client'

export type AuditRow = { at: Date; kind: AuditKind; actor: string; address: string; what: string }

/** Counts an entry: in its own row, or in that of the same within the minute. */
export async function addAudit(
  db: Prisma.TransactionClient,
  { at, kind, actor, address, what }: AuditRow,
): Promise<void> {
  const minute = new Date(Math.floor(at.getTime() / 60_000) * 60_000)
  await db.$executeRaw`
    INSERT INTO audit_entry (minute, at, last_at, kind, actor, address, what)
    VALUES (${minute}, ${at}, ${at}, ${kind}, ${actor}, ${address}, ${what})
    ON CONFLICT (minute, kind, actor, address, what)
    DO UPDATE SET times = audit_entry.times + 1, last_at = greatest(audit_entry.last_at, excluded.last_at)`
}

/** The audit, newest first; `before`: only entries before that one. */
export function listAudit(
  db: Prisma.TransactionClient,
  { limit, before, kind }: { limit: number; before: bigint | null; kind: AuditKind | null },
): Promise<AuditEntry[]> {
  return db.auditEntry.findMany({
    where: { ...(before !== null && { id: { lt: before } }), ...(kind !== null && { kind }) },
    orderBy: { id: 'desc' },
    take: limit,
  })
}
