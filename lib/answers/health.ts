import { Problem } from '@/lib/problem'
import type { Runtime } from '@/lib/runtime-types'

const patienceMs = 2_000

/** @throws Problem `unavailable` that names what does not answer */
export async function getReadyz({ database, stopping }: Runtime): Promise<string> {
  if (stopping.aborted) throw new Problem('unavailable', 'The server is stopping.')
  await answering('database', database.execute('SELECT 1'))
  const { rows } = await answering('queue', database.execute(`SELECT 1 FROM pgboss.queue WHERE name = 'runs'`))
  if (rows.length === 0) throw new Problem('unavailable', 'The queue has not been set up.')
  return 'database: ok\nqueue: ok\n'
}

async function answering<T>(what: string, asked: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs)
  })
  try {
    return await Promise.race([asked, late])
  } catch {
    // Public, and answered under any name: what the driver says would tell where the database is.
    throw new Problem('unavailable', `The ${what} does not answer.`, { headers: { 'retry-after': '10' } })
  } finally {
    clearTimeout(timer)
  }
}
