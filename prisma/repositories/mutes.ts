import type { Prisma, Mute as Row } from '../generated/client'

type Db = Prisma.TransactionClient

/** A finding set aside, by its account's id. Times ISO 8601. */
export type StoredMute = Omit<Row, 'until' | 'at' | 'endedAt'> & { until: string; at: string }

type NewMute = Omit<Row, 'id' | 'at' | 'endedAt'>

/** Adds one; null where that finding is muted already. */
export async function addMute(tx: Db, mute: NewMute): Promise<StoredMute | null> {
  const { ecsAccountId, check, region, resource } = mute
  const taken = await tx.mute.count({ where: { ecsAccountId, check, region, resource, endedAt: null } })
  return taken > 0 ? null : toMute(await tx.mute.create({ data: mute }))
}

/** The mutes that have not ended, of those accounts or of all; newest first. */
export async function liveMutes(
  db: Db,
  { ecsAccountIds }: { ecsAccountIds?: readonly string[] } = {},
): Promise<StoredMute[]> {
  const of = ecsAccountIds === undefined ? {} : { ecsAccountId: { in: [...ecsAccountIds] } }
  const rows = await db.mute.findMany({ where: { endedAt: null, ...of }, orderBy: [{ at: 'desc' }, { id: 'asc' }] })
  return rows.map(toMute)
}

/** A mute that has not ended; null where there is none of that id. */
export async function findLiveMute(db: Db, id: string): Promise<StoredMute | null> {
  const row = await db.mute.findFirst({ where: { id, endedAt: null } })
  return row && toMute(row)
}

/** The mutes whose time is over and that have not ended. */
export async function mutesOver(db: Db, now: Date): Promise<{ id: string; ecsAccountId: string }[]> {
  return db.mute.findMany({ where: { endedAt: null, until: { lte: now } }, select: { id: true, ecsAccountId: true } })
}

/** Ends mutes; they stay for whoever asks later. */
export async function endMutes(tx: Db, { ids, now }: { ids: readonly string[]; now: Date }): Promise<void> {
  if (ids.length === 0) return
  await tx.mute.updateMany({ where: { id: { in: [...ids] }, endedAt: null }, data: { endedAt: now } })
}

const toMute = ({ until, at, endedAt: _, ...row }: Row): StoredMute => ({
  ...row,
  until: until.toISOString(),
  at: at.toISOString(),
})
