import type { z } from 'zod'
import type { auditSchema, listAudit as listAuditContract } from '@/lib/contracts/audit'
import { auditKindSchema } from '@/lib/contracts/audit-kind'
import type { Runtime } from '@/lib/runtime-types'
import type { AuditEntry } from '@/prisma/generated/client'
import { listAudit as readAudit } from '@/prisma/repositories/audit'
import { cursorOf, cutPage, idOf } from './cursor'

type Audit = z.output<typeof auditSchema>

/** @throws Problem `not-readable` where `before` is no cursor of ours */
export async function listAudit(
  { database: { prisma } }: Runtime,
  { limit, before, kind, actor }: z.output<(typeof listAuditContract)['query']>,
): Promise<Audit> {
  const cursor = before === undefined ? null : idOf(before)
  const filter = { kind: kind ?? null, actor: actor ?? null }
  const rows = await readAudit(prisma, { ...filter, limit: limit + 1, before: cursor })
  const { shown, next } = cutPage(rows, limit, ({ id }) => cursorOf(id))
  return { entries: shown.map(entryOf), next }
}

const entryOf = ({ at, lastAt, times, kind, actor, address, what }: AuditEntry): Audit['entries'][number] => ({
  at: at.toISOString(),
  lastAt: lastAt.toISOString(),
  times,
  kind: auditKindSchema.parse(kind),
  actor: actor || null,
  address: address || null,
  what,
})
