import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import type { Database, Execute } from './database'
import { PrismaClient } from './generated/client'
import { createListener } from './listener'
import { transactionOptions } from './transaction-options'

// Any number will do, as long as nothing else on the server takes advisory locks by it: "ship" in ASCII.
const lockKey = 0x73686970

/** The longest that a connection is waited for, in ms: to a server that says nothing, or while all of the pool are taken. */
const patienceMs = 10_000

/** A Postgres server; `embedded`: one that only this Shipshape uses. Opens no connection before it is needed. */
export function openServer(databaseUrl: string, { embedded = false, connectMs = patienceMs } = {}): Database {
  const config = {
    connectionString: databaseUrl,
    application_name: 'shipshape',
    connectionTimeoutMillis: connectMs,
  }
  const pool = new pg.Pool({ ...config, max: 16 })
  // A connection that breaks is replaced by the pool, and its query fails; without listeners Node would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions })
  const listener = createListener(() => new pg.Client(config))
  return {
    prisma,
    execute: executeOn(pool),
    exclusively: (work) => withLock(pool, work),
    listen: listener.listen,
    embedded,
    async close() {
      await listener.close()
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

const executeOn =
  (pool: pg.Pool): Execute =>
  async (text, values) => {
    const client = await pool.connect()
    try {
      if (values !== undefined && values.length > 0) return await client.query(text, [...values])
      // Without values Postgres takes a script, answers one result per statement, and treats it as one transaction.
      const result: pg.QueryResult | pg.QueryResult[] = await client.query(text)
      return Array.isArray(result) ? (result.at(-1) ?? { rows: [] }) : result
    } catch (error) {
      // A script with its own BEGIN leaves the connection in an aborted transaction; the next borrower must not get that.
      await client.query('ROLLBACK').catch(() => {})
      throw error
    } finally {
      client.release()
    }
  }

// An advisory lock belongs to its connection: the same client takes it, waits and gives it back.
async function withLock<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockKey])
    return await work()
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [lockKey]).catch(() => {})
    client.release()
  }
}
