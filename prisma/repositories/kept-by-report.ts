import { z } from 'zod'
import type { Prisma } from '../generated/client'

const latestSchema = z.array(
  z.strictObject({ id: z.string(), account: z.string(), ecsAccount: z.string(), awsAccount: z.string() }),
)

/** The last report of an ECS account, by id, and the names that its account has today. */
export type Latest = z.infer<typeof latestSchema>[number]

type Kept<T> = { text: string; byReport: ReadonlyMap<string, { key: string; value: T }> }

/**
 * Reads something of the last report of every ECS account, in the order of the registry, and keeps it: every page asks,
 * and a fleet's reports take a second to parse. `read` is asked for what is new since the last time through that client;
 * what is not is the same value as before.
 */
export function keptByReport<T>(
  read: (db: Prisma.TransactionClient, latest: readonly Latest[]) => Promise<ReadonlyMap<string, T>>,
): (db: Prisma.TransactionClient) => Promise<T[]> {
  const kept = new WeakMap<object, Kept<T>>()
  return async (db) => {
    const text = await latestText(db)
    const before = kept.get(db)
    // Most times nothing has happened since: a thousand reports need not be parsed to say so.
    if (before?.text === text) return valuesOf(before)
    const latest = latestSchema.parse(JSON.parse(text))
    const known = latest.map((each) => {
      const value = before?.byReport.get(each.id)
      return value?.key === keyOf(each) ? value : null
    })
    const values = await read(
      db,
      latest.filter((_, index) => known[index] === null),
    )
    const now = latest.flatMap((each, index) => {
      const value = values.get(each.id)
      const entry = known[index] ?? (value === undefined ? null : { key: keyOf(each), value })
      return entry === null ? [] : [[each.id, entry] as const]
    })
    const result = { text, byReport: new Map(now) }
    kept.set(db, result)
    return valuesOf(result)
  }
}

const valuesOf = <T>({ byReport }: Kept<T>): T[] => Array.from(byReport.values(), ({ value }) => value)

// A report follows its account through a rename of either side.
const keyOf = ({ account, ecsAccount, awsAccount }: Latest) => JSON.stringify([account, ecsAccount, awsAccount])

async function latestText(db: Prisma.TransactionClient): Promise<string> {
  // One value: a row of its own for each account costs more than all of the rest.
  const [row] = await db.$queryRaw<{ latest: string }[]>`
    SELECT coalesce(json_agg(json_build_object('id', report.id::text, 'account', ecs_account.id,
      'ecsAccount', ecs_account.name, 'awsAccount', aws_account.name) ORDER BY ecs_account.position), '[]')::text AS latest
    FROM report JOIN ecs_account ON ecs_account.id = report.ecs_account_id
      JOIN aws_account ON aws_account.id = ecs_account.aws_account_id
    WHERE report.latest`
  return row?.latest ?? '[]'
}
