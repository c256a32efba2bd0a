import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareDatabase } from '../client'
import { startEmbedded } from '../embedded/start-embedded.js'
import { openServer } from '../server'
import { withDatabase } from './with-database'

/**
 * One Postgres for a whole run, and in it a migrated database that the databases of tests are copied from. The processes of
 * the run find both in the environment. SHIPSHAPE_TEST_DATABASE_URL, where it is set, is that server. Answers what ends it.
 */
export async function startTestServer({ durable }: { durable: boolean }): Promise<() => Promise<void>> {
  const given = process.env.SHIPSHAPE_TEST_DATABASE_URL
  const { url, stop } = given ? { url: given, stop: async () => {} } : await startThrowaway(durable)
  const template = `shipshape_template_${randomUUID().replaceAll('-', '')}`
  const admin = openServer(url)
  await admin.execute(`CREATE DATABASE ${template}`)
  const database = openServer(withDatabase(url, template))
  await prepareDatabase(database, 'sandbox')
  await database.close()
  process.env.SHIPSHAPE_TEST_SERVER = url
  process.env.SHIPSHAPE_TEST_TEMPLATE = template
  return async () => {
    await admin.execute(`DROP DATABASE ${template}`)
    await admin.close()
    await stop()
  }
}

async function startThrowaway(durable: boolean): Promise<{ url: string; stop: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'shipshape-postgres-'))
  const { keeperUrl, stop } = await startEmbedded({ dataDir, database: 'postgres', durable })
  return {
    url: keeperUrl,
    stop: async () => {
      await stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
