import { z } from 'zod'
import { Conflict } from '@/lib/problem'
import { type AwsAccountInput, awsAccountInputSchema } from '@/lib/registry/aws-account'
import { type EcsAccountInput, ecsAccountInputSchema } from '@/lib/registry/ecs-account'
import type { Registry } from '@/lib/registry/registry'
import { defaultSettings, type Settings, settingsSchema } from '@/lib/registry/settings'
import type { Prisma } from '../generated/client'
import { toAwsAccount } from './aws-account-row'
import { toEcsAccount, withAwsAccount } from './ecs-account-row'
import { readSettings } from './settings-row'

/** An account with the id that history keys on; `version` is the revision of its last write. */
export type Held<I> = { id: string; version: number; input: I }

/** All that a registry holds, in its order, by the ids that history keys on. */
export type Snapshot = {
  settings: Settings
  awsAccounts: readonly Held<AwsAccountInput>[]
  ecsAccounts: readonly Held<EcsAccountInput>[]
}

/** The registry as it stands. */
export async function readSnapshot(db: Prisma.TransactionClient): Promise<Snapshot> {
  const awsAccounts = await db.awsAccount.findMany({ orderBy: { position: 'asc' } })
  const ecsAccounts = await db.ecsAccount.findMany({ orderBy: { position: 'asc' }, include: withAwsAccount })
  return {
    settings: await readSettings(db),
    awsAccounts: awsAccounts.map((row) => heldOf(row.id, toAwsAccount(row))),
    ecsAccounts: ecsAccounts.map((row) => heldOf(row.id, toEcsAccount(row))),
  }
}

function heldOf<A extends { version: number }>(id: string, { version, ...input }: A) {
  return { id, version, input }
}

/**
 * The registry as it was after a revision, told by the history alone; 0 is the registry before its first write. Throws
 * Conflict where an older version of Shipshape wrote what this one cannot read.
 */
export async function readSnapshotAt(db: Prisma.TransactionClient, revision: number): Promise<Snapshot> {
  const lines = await linesAt(db, revision)
  const accountsOf = <S extends z.ZodType>(entity: Line['entity'], schema: S): Held<z.output<S>>[] =>
    lines
      .filter((line) => line.entity === entity)
      .map(({ id, version, document }) => ({ id, version, input: readable(schema, document, revision) }))
  const settings = lines.find(({ entity }) => entity === 'settings')?.document ?? (await settingsBefore(db, revision))
  return {
    // A setting that is younger than the revision had no value then: it has its default.
    settings: readable(settingsSchema, { ...defaultSettings, ...Object(settings) }, revision),
    awsAccounts: accountsOf('aws-account', awsAccountInputSchema),
    ecsAccounts: accountsOf('ecs-account', ecsAccountInputSchema),
  }
}

/** The registry as the HTTP interface shows it. */
export function registryOf(revision: number, { settings, awsAccounts, ecsAccounts }: Snapshot): Registry {
  return {
    revision,
    settings,
    awsAccounts: awsAccounts.map(({ input, version }) => ({ ...input, version })),
    ecsAccounts: ecsAccounts.map(({ input, version }) => ({ ...input, version })),
  }
}

/** Ids of everything that was ever there, in the order in which it was added, which is the registry's. */
export async function readOrder(db: Prisma.TransactionClient): Promise<Map<string, number>> {
  const rows: unknown = await db.$queryRaw`SELECT entity_id AS id FROM change GROUP BY 1 ORDER BY min(id)`
  return new Map(orderSchema.parse(rows).map(({ id }, index) => [id, index]))
}

const orderSchema = z.array(z.object({ id: z.string() }))

const linesSchema = z.array(
  z.object({
    entity: z.enum(['aws-account', 'ecs-account', 'settings']),
    id: z.string(),
    version: z.int(),
    document: z.unknown(),
  }),
)
type Line = z.infer<typeof linesSchema>[number]

/** The last line of each thing up to a revision, without what was gone by then. */
async function linesAt(db: Prisma.TransactionClient, revision: number): Promise<Line[]> {
  const rows: unknown = await db.$queryRaw`
    SELECT last.entity::text AS entity, last.entity_id AS id, last.revision AS version, last.after AS document
    FROM (
      SELECT DISTINCT ON (entity, entity_id) entity, entity_id, revision, after
      FROM change WHERE revision <= ${revision} ORDER BY entity, entity_id, id DESC
    ) last
    JOIN (SELECT entity, entity_id, min(id) AS id FROM change GROUP BY entity, entity_id) first
      ON first.entity = last.entity AND first.entity_id = last.entity_id
    WHERE last.after IS NOT NULL
    ORDER BY first.id`
  return linesSchema.parse(rows)
}

/** Settings that nobody had written by then: as the first write found them, or as they still are. */
async function settingsBefore(db: Prisma.TransactionClient, revision: number): Promise<unknown> {
  const next = await db.change.findFirst({
    where: { entity: 'settings', revision: { gt: revision } },
    orderBy: { id: 'asc' },
  })
  return next?.before ?? readSettings(db)
}

function readable<S extends z.ZodType>(schema: S, document: unknown, revision: number): z.output<S> {
  const parsed = schema.safeParse(document)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(' ')
  throw new Conflict(
    `Revision ${revision} was written by another version of Shipshape, which kept what this one does not: ${where}`,
  )
}
