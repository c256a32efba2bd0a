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

type Asked = {
  limit: number
  before: bigint | null
  kind: AuditKind | null
  /** A part of the actor, in any case; also of whose password was tried. */
  actor: string | null
}

/** The audit, newest first; `before`: only entries before that one. */
export function listAudit(db: Prisma.TransactionClient, { limit, before, kind, actor }: Asked): Promise<AuditEntry[]> {
  return db.auditEntry.findMany({
    where: {
      ...(before !== null && { id: { lt: before } }),
      ...(kind !== null && { kind }),
      ...(actor !== null && { OR: [{ actor: holding(actor) }, { kind: 'sign-in-failed', what: holding(actor) }] }),
    },
    orderBy: { id: 'desc' },
    take: limit,
  })
}

/** LIKE's own signs stand for themselves. */
const holding = (text: string) => ({ contains: text.replaceAll(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const })
