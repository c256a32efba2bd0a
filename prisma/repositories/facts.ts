import { z } from 'zod'
import type { FactSet } from '@/lib/readiness/fact-set'
import { type FactName, factNames, facts } from '@/lib/readiness/facts'
import { faultSchema } from '@/lib/readiness/fault'
import type { Gathered } from '@/lib/readiness/gathered'
import { parseFact, putFact } from '@/lib/readiness/put-fact'
import { NotFound } from '../errors'
import type { Prisma, Fact as Row } from '../generated/client'
import { toJson } from './json'
import { keepLast } from './keep-last'

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

/** Saves the latest reading of a fact. A fault never replaces the last good value: that is kept beside it. */
export async function saveFact(tx: Prisma.TransactionClient, fact: FactToSave): Promise<void> {
  const { awsAccountId, name, runId, revision } = fact
  const key = { awsAccountId, name, region: fact.region ?? '' }
  const before = await tx.fact.findUnique({ where: { awsAccountId_region_name: key } })
  const gathered = keepLast(name, fact.gathered, before === null ? null : toGathered(before))
  const data = {
    schemaVersion: facts[name].version,
    at: gathered.at,
    value: toJson(gathered.ok ? { value: gathered.value } : null),
    fault: toJson(gathered.ok ? null : gathered.fault),
    last: toJson(gathered.ok ? null : gathered.last),
    runId,
    revision,
  }
  await tx.fact.upsert({ where: { awsAccountId_region_name: key }, create: { ...key, ...data }, update: data })
}

/** The latest of every fact of an AWS account, whichever run gathered it. Throws NotFound. */
export async function readFacts(
  db: Prisma.TransactionClient,
  { awsAccount }: { awsAccount: string },
): Promise<FactSet> {
  const account = await db.awsAccount.findUnique({ where: { name: awsAccount }, select: { id: true } })
  if (account === null) throw new NotFound(`There is no AWS account named "${awsAccount}" (names are case-sensitive).`)
  return toFactSet(await db.fact.findMany({ where: { awsAccountId: account.id } }))
}

/** The latest of every fact of every AWS account, by account name: one query for pages over the whole fleet. */
export async function readAllFacts(db: Prisma.TransactionClient): Promise<Map<string, FactSet>> {
  const accounts = await db.awsAccount.findMany({ select: { id: true, name: true } })
  const rows = new Map<string, Row[]>(accounts.map(({ id }) => [id, []]))
  for (const row of await db.fact.findMany()) rows.get(row.awsAccountId)?.push(row)
  return new Map(accounts.map(({ id, name }) => [name, toFactSet(rows.get(id) ?? [])]))
}

/** What a run has gathered so far under the revision that it reads by. */
export async function readRunFacts(
  db: Prisma.TransactionClient,
  { awsAccountIds, runId, revision }: { awsAccountIds: readonly string[]; runId: string; revision: number },
): Promise<FactSet> {
  return toFactSet(await db.fact.findMany({ where: { awsAccountId: { in: [...awsAccountIds] }, runId, revision } }))
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
