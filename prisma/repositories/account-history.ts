import { z } from 'zod'
import type { Prisma } from '../generated/client'

/** A name that an account had, the last revision in which it lost it, and the account as it was then. */
export type GoneName = { entity: 'aws-account' | 'ecs-account'; name: string; revision: number; before: unknown }

const goneSchema = z.array(
  z.object({
    entity: z.enum(['aws-account', 'ecs-account']),
    name: z.string(),
    revision: z.int(),
    before: z.unknown(),
  }),
)

/** Names that accounts lost by being removed or renamed; another may have got one since. */
export async function readGoneNames(db: Prisma.TransactionClient): Promise<GoneName[]> {
  const rows: unknown = await db.$queryRaw`
    SELECT DISTINCT ON (entity, before->>'name') entity::text AS entity, before->>'name' AS name, revision, before
    FROM change
    WHERE entity <> 'settings' AND before IS NOT NULL AND (after IS NULL OR after->>'name' <> before->>'name')
    ORDER BY entity, before->>'name', id DESC`
  return goneSchema.parse(rows)
}

/** Revision, and milliseconds since 1970. */
export type RevisionTime = { revision: number; at: number }

const timesSchema = z.array(z.object({ revision: z.int(), at: z.number() }))

/**
 * When each revision was written, in their order. A write that waited for another began before it and ends after it, so
 * its own time may be the earlier one: told is the latest up to it, so that times never go back.
 */
export async function readRevisionTimes(db: Prisma.TransactionClient): Promise<RevisionTime[]> {
  const rows: unknown = await db.$queryRaw`
    SELECT revision, (extract(epoch FROM max(max(at)) OVER (ORDER BY revision)) * 1000)::float8 AS at
    FROM change GROUP BY revision ORDER BY revision`
  return timesSchema.parse(rows)
}

/** Revision of the last write to the settings. */
export async function readSettingsRevision(db: Prisma.TransactionClient): Promise<number> {
  const { version } = await db.registryState.findUniqueOrThrow({ where: { id: 1 } })
  return version
}
