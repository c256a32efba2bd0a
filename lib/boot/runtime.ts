import { join } from 'node:path'
import pino from 'pino'
import { openAuth } from '@/lib/access/auth'
import { tellingOf } from '@/lib/answers/telling-of'
import { createAws } from '@/lib/aws/aws'
import type { Env } from '@/lib/env'
import { openReading } from '@/lib/reading/open-reading'
import type { Runtime } from '@/lib/runtime-types'
import { startScans } from '@/lib/scans/start-scans'
import { openDatabase } from '@/prisma/client'
import { seedRegistry } from '@/prisma/seed/seed-registry'
import { startAws } from './start-aws'

export type RunningServer = { runtime: Runtime; stop: () => Promise<void> }

/**
 * The composition root: opens everything long-lived, in the order in which it is needed, and says how to close it again.
 * @throws with a message for a person where the environment, the database or a port is not as it must be
 */
export async function startRuntime(env: Env): Promise<RunningServer> {
  const log = pino({ level: env.logLevel, base: env.role === 'both' ? null : { process: env.role } })
  const database = await openDatabase(env)
  const stopping = new AbortController()
  const auth = await openAuth({ env, db: database.prisma, log })
  const awsSide = await startAws(env)
  const aws = createAws(awsSide.options)
  const isNew = env.mode === 'sandbox' && (await seedImaginaryTeam(database.prisma))
  const scans = await startScans({ env, database, aws, log, telling: tellingOf({ env, auth }) })
  const reading = openReading({ threadFile: env.development ? null : join(process.cwd(), 'scripts/reading-thread.js') })
  const runtime: Runtime = { env, database, aws, scans, auth, reading, log, stopping: stopping.signal }
  if (isNew) await scans.requestScan({ ecsAccounts: null, checks: null, actor: 'seed' })
  return {
    runtime,
    stop: async () => {
      stopping.abort()
      await reading.close()
      await scans.stop()
      await awsSide.close()
      await database.close()
    },
  }
}

/** Whether the database was new; then the imaginary team's mapping is in it now. */
async function seedImaginaryTeam(prisma: Parameters<typeof seedRegistry>[0]): Promise<boolean> {
  const { sandboxRegistry } = await import('@/prisma/seed/sandbox-registry')
  return seedRegistry(prisma, sandboxRegistry)
}
