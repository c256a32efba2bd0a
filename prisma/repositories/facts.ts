import { z } from 'zod'
import { NotFound } from '@/lib/problem'
import type { FactSet } from '@/lib/readiness/fact-set'
import { type FactName, factNames, facts } from '@/lib/readiness/facts'
import { type Fault, faultSchema } from '@/lib/readiness/fault'
import type { Gathered } from '@/lib/readiness/gathered'
import { parseFact, putFact } from '@/lib/readiness/put-fact'
import type { Prisma, Fact as Row } from '../generated/client'
import { keepLast, mayKeep } from './keep-last'

/** A fact to save, and the run that gathered it under which revision of the registry. */
export type FactToSave = {
  awsAccountId: string
  name: FactName
  /** Null for facts of the whole account. */
  region: string | null
  gathered: Gathered<unknown>
  runId: string
  revision: number
}

const lastSchema = z.strictObject({ value: z.unknown(), at: z.string() })

/**
 * Saves the latest readings of facts, in one statement however many. A fault never replaces the last good value: that is
 * kept beside it; so is, as `before`, the good value that a good one replaces.
 */
export async function saveFacts(tx: Prisma.TransactionClient, toSave: readonly FactToSave[]): Promise<void> {
  if (toSave.length === 0) return
  const before = await readBefore(tx, toSave)
  const rows = toSave.map((fact) => toRow(fact, before.get(keyOf(fact)) ?? null))
  await tx.$executeRaw`
    INSERT INTO fact (aws_account_id, region, name, schema_version, at, value, fault, last, run_id, revision)
    SELECT aws_account_id, region, name, schema_version, at, value, fault, last, run_id, revision
    FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS saved(aws_account_id uuid, region text, name text, schema_version int, at timestamptz, value json, fault json,
        last json, run_id uuid, revision int)
    ORDER BY aws_account_id, region, name
    ON CONFLICT (aws_account_id, region, name) DO UPDATE SET
      schema_version = excluded.schema_version, at = excluded.at, value = excluded.value, fault = excluded.fault,
      last = excluded.last, run_id = excluded.run_id, revision = excluded.revision,
      before = CASE
        WHEN excluded.fault IS NOT NULL THEN fact.before
        WHEN fact.fault IS NOT NULL THEN fact.last
        WHEN fact.value::text <> excluded.value::text THEN json_build_object('value', fact.value->'value',
          'at', to_char(fact.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
      END`
}

/** What is stored where a new reading may have to keep it. */
async function readBefore(
  tx: Prisma.TransactionClient,
  toSave: readonly FactToSave[],
): Promise<ReadonlyMap<string, Gathered<unknown>>> {
  const keeping = toSave.filter(({ name, gathered }) => mayKeep(name, gathered))
  if (keeping.length === 0) return new Map()
  const keys = keeping.map(({ awsAccountId, region, name }) => ({ awsAccountId, region: region ?? '', name }))
  const rows = await tx.$queryRaw<Row[]>`
    SELECT aws_account_id AS "awsAccountId", fact.region, fact.name, schema_version AS "schemaVersion", at, value, fault,
      last
    FROM fact JOIN json_to_recordset(${JSON.stringify(keys)}::json) AS kept("awsAccountId" uuid, region text, name text)
      ON fact.aws_account_id = kept."awsAccountId" AND fact.region = kept.region AND fact.name = kept.name`
  return new Map(
    rows.flatMap((row) => {
      const gathered = toGathered(row)
      return gathered === null ? [] : [[keyOf(row), gathered] as const]
    }),
  )
}

function toRow({ awsAccountId, name, region, runId, revision, ...fact }: FactToSave, before: Gathered<unknown> | null) {
  const gathered = keepLast(name, fact.gathered, before)
  return {
    aws_account_id: awsAccountId,
    region: region ?? '',
    name,
    schema_version: facts[name].version,
    at: gathered.at,
    value: gathered.ok ? { value: gathered.value } : null,
    fault: gathered.ok ? null : gathered.fault,
    last: gathered.ok ? null : (gathered.last ?? null),
    run_id: runId,
    revision,
  }
}

const keyOf = ({ awsAccountId, region, name }: { awsAccountId: string; region: string | null; name: string }) =>
  `${awsAccountId} ${region ?? ''} ${name}`

/** Which facts are wanted; without `names` all of them. A fleet's are megabytes: a page reads what it shows. */
type Wanted = { names?: readonly FactName[] }

const named = ({ names }: Wanted) => (names === undefined ? {} : { name: { in: [...names] } })

/** The latest of the facts of an AWS account, whichever run gathered it. Throws NotFound. */
export async function readFacts(
  db: Prisma.TransactionClient,
  { awsAccount, ...wanted }: Wanted & { awsAccount: string },
): Promise<FactSet> {
  const account = await db.awsAccount.findUnique({ where: { name: awsAccount }, select: { id: true } })
  if (account === null) throw new NotFound(`There is no AWS account named "${awsAccount}" (names are case-sensitive).`)
  return toFactSet(await db.fact.findMany({ where: { awsAccountId: account.id, ...named(wanted) } }))
}

/** The latest of the facts of every AWS account, or of those named, by account name: in one query. */
export async function readAllFacts(
  db: Prisma.TransactionClient,
  { awsAccounts, ...wanted }: Wanted & { awsAccounts?: readonly string[] } = {},
): Promise<Map<string, FactSet>> {
  const ofThese = awsAccounts === undefined ? {} : { name: { in: [...awsAccounts] } }
  const accounts = await db.awsAccount.findMany({ where: ofThese, select: { id: true, name: true } })
  const rows = new Map<string, Row[]>(accounts.map(({ id }) => [id, []]))
  const where = { awsAccountId: { in: accounts.map(({ id }) => id) }, ...named(wanted) }
  for (const row of await db.fact.findMany({ where })) rows.get(row.awsAccountId)?.push(row)
  return new Map(accounts.map(({ id, name }) => [name, toFactSet(rows.get(id) ?? [])]))
}

/** Changes with every fact that is saved: what was made of facts under one stamp still holds under the same. */
export async function factsStamp(db: Prisma.TransactionClient): Promise<string> {
  const { _count, _max } = await db.fact.aggregate({ _count: true, _max: { at: true } })
  return `${_count} ${_max.at?.toISOString()}`
}

/** A fact as it was read last and the good value of the time before, which may be as old as the fact. */
export type ReplacedFact = {
  name: FactName
  region: string | null
  at: string
  value: unknown
  before: { value: unknown; at: string }
}

/** Facts of an AWS account whose last reading is good, younger than `after`, and not what the one before it was. */
export async function readReplacedFacts(
  db: Prisma.TransactionClient,
  { awsAccount, after }: { awsAccount: string; after: string },
): Promise<ReplacedFact[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT fact.name, fact.region, fact.schema_version AS "schemaVersion", fact.at, fact.value, fact.fault, fact.last, fact.before
    FROM fact JOIN aws_account ON aws_account.id = fact.aws_account_id
    WHERE aws_account.name = ${awsAccount} AND fact.before IS NOT NULL AND fact.at > ${after}::timestamptz`
  return rows.flatMap((row) => {
    const name = factNames.find((known) => known === row.name)
    const gathered = toGathered(row)
    if (name === undefined || gathered?.ok !== true) return []
    const before = toLast(name, row.before)
    const region = row.region === '' ? null : row.region
    return before === undefined ? [] : [{ name, region, at: gathered.at, value: gathered.value, before }]
  })
}

/** What a run has gathered so far under the revision that it reads by. */
export async function readRunFacts(
  db: Prisma.TransactionClient,
  { awsAccountIds, runId, revision }: { awsAccountIds: readonly string[]; runId: string; revision: number },
): Promise<FactSet> {
  return toFactSet(await db.fact.findMany({ where: { awsAccountId: { in: [...awsAccountIds] }, runId, revision } }))
}

/** Facts of an AWS account whose last reading is younger than `after` and failed. */
export async function readRefusedFacts(
  db: Prisma.TransactionClient,
  { awsAccount, after }: { awsAccount: string; after: string },
): Promise<{ name: FactName; region: string | null; fault: Fault }[]> {
  const rows = await db.$queryRaw<Pick<Row, 'name' | 'region' | 'fault'>[]>`
    SELECT fact.name, fact.region, fact.fault
    FROM fact JOIN aws_account ON aws_account.id = fact.aws_account_id
    WHERE aws_account.name = ${awsAccount} AND fact.fault IS NOT NULL AND fact.at > ${after}::timestamptz`
  return rows.flatMap((row) => {
    const name = factNames.find((known) => known === row.name)
    const fault = faultSchema.safeParse(row.fault)
    if (name === undefined || !fault.success) return []
    return [{ name, region: row.region === '' ? null : row.region, fault: fault.data }]
  })
}

function toFactSet(rows: readonly Row[]): FactSet {
  const set: FactSet = { account: {}, regions: {} }
  for (const row of rows) {
    const name = factNames.find((known) => known === row.name)
    const gathered = toGathered(row)
    if (name !== undefined && gathered !== null) putFact(set, name, row.region === '' ? null : row.region, gathered)
  }
  return set
}

/** Null where the row is of another schema version or does not fit: then it is as if nobody had read it. */
function toGathered({ name, schemaVersion, at, value, fault, last }: Row): Gathered<unknown> | null {
  const known = factNames.find((one) => one === name)
  if (known === undefined || schemaVersion !== facts[known].version) return null
  if (fault === null) {
    const parsed = parseFact(known, unboxed(value))
    return parsed === null ? null : { ok: true, value: parsed.value, at: at.toISOString() }
  }
  const parsed = faultSchema.safeParse(fault)
  if (!parsed.success) return null
  return { ok: false, fault: parsed.data, at: at.toISOString(), last: toLast(known, last) }
}

function toLast(name: FactName, json: unknown): { value: unknown; at: string } | undefined {
  const last = lastSchema.safeParse(json)
  if (!last.success) return undefined
  const parsed = parseFact(name, last.data.value)
  return parsed === null ? undefined : { value: parsed.value, at: last.data.at }
}

// A fact may be null (a role that does not exist), which a column could not tell from "no value": so it is boxed.
const unboxed = (json: unknown) => z.object({ value: z.unknown() }).safeParse(json).data?.value
