import PgBoss from 'pg-boss'
import { z } from 'zod'
import type { Database } from '@/prisma/database'
import type { Prisma } from '@/prisma/generated/client'
import { notify } from '@/prisma/repositories/notify'

const name = 'runs'

/** A worker that dies is noticed after expiry and supervision, together within two minutes. */
const expireInSeconds = 90
const maintenanceIntervalSeconds = 15

export type Job = { id: string; runId: string }

/** Jobs are rows of the same database: sent in the transaction that makes them necessary, or not at all. */
export type Queue = {
  send: (tx: Prisma.TransactionClient, runIds: readonly string[]) => Promise<void>
  take: (limit: number) => Promise<Job[]>
  complete: (jobs: readonly Job[]) => Promise<void>
  /** Gives a job back, to be tried again. */
  fail: (job: Job, error: unknown) => Promise<void>
  stop: () => Promise<void>
}

/** Opens the queue. Its tables and its one queue are made under the database's lock: pg-boss deadlocks with itself. */
export async function openQueue(
  database: Database,
  onError: (error: unknown) => void,
  { soleWorker }: { soleWorker: boolean },
): Promise<Queue> {
  const boss = new PgBoss({
    // pg-boss passes null and undefined for "no values".
    db: { executeSql: (text, values) => database.execute(text, values ?? []) },
    schedule: false,
    maintenanceIntervalSeconds,
  })
  boss.on('error', onError)
  await database.exclusively(async () => {
    await boss.start()
    // More retries than a run ever needs: a run that gets nowhere is given up by its own count.
    await boss.createQueue(name, { name, expireInSeconds, retryLimit: 100 })
  })
  if (soleWorker) await giveBackOrphans(boss, database)

  return {
    async send(tx, runIds) {
      if (runIds.length === 0) return
      const jobs = runIds.map((runId) => ({ name, data: { runId } }))
      await boss.insert(jobs, { db: { executeSql: executeIn(tx) } })
      await notify(tx, 'queue', '')
    },
    async take(limit) {
      const jobs = await boss.fetch(name, { batchSize: limit })
      return jobs.map(({ id, data }) => ({ id, ...dataSchema.parse(data) }))
    },
    async complete(jobs) {
      await boss.complete(
        name,
        jobs.map(({ id }) => id),
      )
    },
    async fail({ id }, error) {
      await boss.fail(name, id, { message: error instanceof Error ? error.message : String(error) })
    },
    stop: () => boss.stop({ graceful: false, close: false, wait: true }),
  }
}

const dataSchema = z.object({ runId: z.string() })
const idsSchema = z.array(z.object({ id: z.string() }))

/** The only worker begins: what the one before it was doing is nobody's now. */
async function giveBackOrphans(boss: PgBoss, { execute }: Database): Promise<void> {
  const { rows } = await execute(`SELECT id FROM pgboss.job WHERE name = $1 AND state = 'active'`, [name])
  const ids = idsSchema.parse(rows).map(({ id }) => id)
  if (ids.length > 0) await boss.fail(name, ids)
}

const executeIn = (tx: Prisma.TransactionClient) => async (text: string, values: unknown[]) => ({
  rows: await tx.$queryRawUnsafe<unknown[]>(text, ...values),
})
