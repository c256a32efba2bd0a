import { z } from 'zod'
import type { FactSet } from '@/lib/readiness/fact-set'
import type { AccountFactName } from '@/lib/readiness/facts'
import type { Prisma } from '../generated/client'
import { readAllFacts } from './facts'

const stampsSchema = z.record(z.string(), z.string())

type Kept = { stamps: Record<string, string>; facts: ReadonlyMap<string, FactSet> }
const kept = new WeakMap<object, Map<AccountFactName, Kept>>()

/**
 * One fact of every AWS account, by account name, as saved last. What is saved anew is read, and what is not is the same
 * object as the time before: every page asks, and a fleet's are some time to parse.
 */
export async function readFactOfAll(
  db: Prisma.TransactionClient,
  name: AccountFactName,
): Promise<ReadonlyMap<string, FactSet>> {
  const stamps = await readStamps(db, name)
  const ofClient = kept.get(db) ?? new Map<AccountFactName, Kept>()
  kept.set(db, ofClient)
  const before = ofClient.get(name)
  const isKnown = (account: string) => before?.stamps[account] === stamps[account]
  const accounts = Object.keys(stamps)
  const awsAccounts = accounts.filter((account) => !isKnown(account))
  if (before && awsAccounts.length === 0 && accounts.length === before.facts.size) return before.facts
  const read = await readAllFacts(db, { awsAccounts, names: [name] })
  const facts = new Map(
    accounts.flatMap((account) => {
      const set = isKnown(account) ? before?.facts.get(account) : read.get(account)
      return set === undefined ? [] : [[account, set] as const]
    }),
  )
  ofClient.set(name, { stamps, facts })
  return facts
}

/** By account name: whose the fact is, who saved it and when. Found by the key of the table, without reading a fact. */
async function readStamps(db: Prisma.TransactionClient, name: AccountFactName): Promise<Record<string, string>> {
  const [row] = await db.$queryRaw<{ stamps: unknown }[]>`
    SELECT coalesce(json_object_agg(aws_account.name, concat_ws(' ', aws_account.id, fact.run_id, fact.at)), '{}') AS stamps
    FROM aws_account JOIN fact ON fact.aws_account_id = aws_account.id AND fact.region = '' AND fact.name = ${name}`
  return stampsSchema.parse(row?.stamps)
}
