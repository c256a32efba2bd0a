import type { AuditKind } from '@/lib/contracts/audit-kind'
import type { Prisma } from '@/prisma/generated/client'
import { addAudit } from '@/prisma/repositories/audit'
import { addressOf, type Door } from './door'
import { plain } from './plain'

/** `actor`: null where nobody is known; `what` may hold what a stranger typed, and no secret. */
export type AuditNote = { kind: AuditKind; actor: string | null; what: string }

const warned: readonly AuditKind[] = ['sign-in-failed', 'denied']
// All that a row is found by fits into one entry of an index.
const [longestWhat, longestActor] = [200, 300]

/** Writes a note into the audit and, in the same words, into the log. @param tx the transaction of what it tells */
export async function audit(
  { log, now }: Pick<Door, 'log' | 'now'>,
  tx: Prisma.TransactionClient,
  headers: Headers,
  { kind, actor, what }: AuditNote,
): Promise<void> {
  const address = addressOf(headers)
  const told = { audit: kind, actor, address, what: plain(what.slice(0, longestWhat)) }
  if (warned.includes(kind)) log.warn(told, kind)
  else log.info(told, kind)
  await addAudit(tx, {
    at: new Date(now()),
    kind,
    actor: plain((actor ?? '').slice(0, longestActor)),
    address,
    what: told.what,
  })
}
