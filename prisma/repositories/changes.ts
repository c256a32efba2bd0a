import { z } from 'zod'
import type { Prisma, Change as Row } from '../generated/client'

const entityNames = { aws_account: 'aws-account', ecs_account: 'ecs-account', settings: 'settings' } as const

/** One line of the registry's history. `before` is null for what was added, `after` for what was removed. */
export type Change = {
  revision: number
  /** ISO 8601. */
  at: string
  actor: string
  entity: (typeof entityNames)[keyof typeof entityNames]
  entityId: string
  before: z.infer<typeof documentSchema>
  after: z.infer<typeof documentSchema>
}

const documentSchema = z.record(z.string(), z.json()).nullable()

/** The history, newest first. */
export async function listChanges(db: Prisma.TransactionClient, { limit }: { limit: number }): Promise<Change[]> {
  const rows = await db.change.findMany({ orderBy: { id: 'desc' }, take: limit })
  return rows.map(toChange)
}

const toChange = ({ revision, at, actor, entity, entityId, before, after }: Row): Change => ({
  revision,
  at: at.toISOString(),
  actor,
  entity: entityNames[entity],
  entityId,
  before: documentSchema.parse(before),
  after: documentSchema.parse(after),
})
