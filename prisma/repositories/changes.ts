import { z } from 'zod'
import type { Prisma, Change as Row } from '../generated/client'

const entityNames = { aws_account: 'aws-account', ecs_account: 'ecs-account', settings: 'settings' } as const
const entities = { 'aws-account': 'aws_account', 'ecs-account': 'ecs_account', settings: 'settings' } as const

export type EntityName = keyof typeof entities

/** One line of the registry's history. `before` is null for what was added, `after` for what was removed. */
export type Change = {
  /** Rises with every line; lines of one write share a revision. */
  id: bigint
  revision: number
  /** ISO 8601. */
  at: string
  actor: string
  entity: EntityName
  entityId: string
  /** As it is called after the write, or was before it was removed. */
  name: string
  before: z.infer<typeof documentSchema>
  after: z.infer<typeof documentSchema>
}

const documentSchema = z.record(z.string(), z.json()).nullable()

type Filter = {
  limit: number
  /** Only lines before that one. */
  before?: bigint | null
  entity?: EntityName | null
  /** Only lines of what has or once had that name: an account keeps its history through renames. */
  name?: string | null
}

/** The history, newest first. */
export async function listChanges(
  db: Prisma.TransactionClient,
  { limit, before = null, entity = null, name = null }: Filter,
): Promise<Change[]> {
  return readLines(db, {
    where: {
      ...(before !== null && { id: { lt: before } }),
      ...(entity !== null && { entity: entities[entity] }),
      ...(name !== null && { entityId: { in: await idsNamed(db, name) } }),
    },
    orderBy: { id: 'desc' },
    take: limit,
  })
}

/** Every line of one write, in the order in which they were written. */
export function changesOfRevision(db: Prisma.TransactionClient, revision: number): Promise<Change[]> {
  return readLines(db, { where: { revision }, orderBy: { id: 'asc' } })
}

/** Lines as the database is asked for them. */
export async function readLines(db: Prisma.TransactionClient, asked: Prisma.ChangeFindManyArgs): Promise<Change[]> {
  const rows = await db.change.findMany(asked)
  return rows.map(toChange)
}

const idsSchema = z.array(z.object({ id: z.string() }))

/** Each name is the one after some line, or the one before the last. */
async function idsNamed(db: Prisma.TransactionClient, name: string): Promise<string[]> {
  const rows: unknown = await db.$queryRaw`
    SELECT DISTINCT entity_id AS id FROM change WHERE COALESCE(after->>'name', before->>'name') = ${name}`
  const ids = idsSchema.parse(rows).map(({ id }) => id)
  return name === entityNames.settings ? [...ids, entityNames.settings] : ids
}

function toChange({ id, revision, at, actor, entity, entityId, ...documents }: Row): Change {
  const before = documentSchema.parse(documents.before)
  const after = documentSchema.parse(documents.after)
  const named = (after ?? before)?.name
  return {
    id,
    revision,
    at: at.toISOString(),
    actor,
    entity: entityNames[entity],
    entityId,
    name: typeof named === 'string' ? named : entityNames[entity],
    before,
    after,
  }
}
