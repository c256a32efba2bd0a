import { z } from 'zod'
import { type Reason, reasonSchema, type ShownStatus, shownStatusSchema } from '@/lib/readiness/changes/transition'
import type { Prisma, Transition as Row } from '../generated/client'
import { openDeliveries, type Placed } from './outbox'

/** A transition to save. */
export type NewTransition = {
  at: Date
  ecsAccountId: string
  /** The account's name today. */
  name: string
  scanId: string | null
  reportId: bigint
  /** Null: the account's own status. */
  check: string | null
  region: string | null
  resource: string | null
  before: ShownStatus | null
  after: ShownStatus | null
  title: string
  because: readonly Reason[]
}

/** A transition as it is kept, under the name that its account has today, or had when it went. */
export type StoredTransition = Omit<NewTransition, 'ecsAccountId' | 'name' | 'at'> & {
  id: bigint
  /** ISO 8601. */
  at: string
  ecsAccount: string
}

/** Adds transitions in that order, and opens the outbox for whoever is told of them. The caller holds lockRuns, so that ids rise as reports are saved. */
export async function addTransitions(
  tx: Prisma.TransactionClient,
  transitions: readonly NewTransition[],
): Promise<void> {
  if (transitions.length === 0) return
  const rows = transitions.map(({ ecsAccountId, scanId, reportId, check, ...rest }, place) => ({
    ...rest,
    place,
    ecs_account_id: ecsAccountId,
    scan_id: scanId,
    report_id: String(reportId),
    check_name: check,
  }))
  const added = await tx.$queryRaw<Placed[]>`
    INSERT INTO transition
      (at, ecs_account_id, name, scan_id, report_id, check_name, region, resource, before, after, title, because)
    SELECT at, ecs_account_id, name, scan_id, report_id, check_name, region, resource, before, after, title, because
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS added(place int, at timestamptz, ecs_account_id uuid,
      name text, scan_id uuid, report_id bigint, check_name text, region text, resource text, before text, after text,
      title text, because json) ORDER BY place
    RETURNING id, at, name, ecs_account_id AS "ecsAccountId", scan_id AS "scanId", check_name AS check, region, resource,
      after`
  await openDeliveries(tx, added)
}

type Filter = {
  limit: number
  /** Only those before that one. */
  before: bigint | null
  /** Only those of that ECS account, by id. */
  ecsAccountId: string | null
  /** Only those of that check. */
  check: string | null
  /** Only those at that time or later, ISO 8601. */
  since: string | null
}

/** Transitions, newest first. */
export async function listTransitions(
  db: Prisma.TransactionClient,
  { limit, before, ecsAccountId, check, since }: Filter,
): Promise<StoredTransition[]> {
  const rows = await db.transition.findMany({
    where: {
      ...(before !== null && { id: { lt: before } }),
      ...(ecsAccountId !== null && { ecsAccountId }),
      ...(check !== null && { check }),
      ...(since !== null && { at: { gte: since } }),
    },
    orderBy: { id: 'desc' },
    take: limit,
  })
  return namedToday(db, rows)
}

/** The transitions of those ids, in that order. */
export async function transitionsOfIds(
  db: Prisma.TransactionClient,
  ids: readonly bigint[],
): Promise<StoredTransition[]> {
  const rows = await db.transition.findMany({ where: { id: { in: [...ids] } } })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return namedToday(
    db,
    ids.flatMap((id) => byId.get(id) ?? []),
  )
}

async function namedToday(db: Prisma.TransactionClient, rows: readonly Row[]): Promise<StoredTransition[]> {
  const ids = [...new Set(rows.map((row) => row.ecsAccountId))]
  const accounts = await db.ecsAccount.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const names = new Map(accounts.map(({ id, name }) => [id, name]))
  return rows.map((row) => toTransition(row, names.get(row.ecsAccountId) ?? row.name))
}

function toTransition({ id, at, name: _, ecsAccountId: __, ...row }: Row, ecsAccount: string): StoredTransition {
  return {
    ...row,
    id,
    at: at.toISOString(),
    ecsAccount,
    before: shownStatusSchema.nullable().parse(row.before),
    after: shownStatusSchema.nullable().parse(row.after),
    because: z.array(reasonSchema).parse(row.because),
  }
}
