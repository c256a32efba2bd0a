import type { Database } from '@/prisma/database'

type Table = { place: string }

/** Every row of every table of the database as text, the history's and the queue's too, one line each. */
export async function dumpDatabase({ prisma }: Pick<Database, 'prisma'>): Promise<string> {
  const tables = await prisma.$queryRaw<Table[]>`
    SELECT format('%I.%I', schemaname, tablename) AS place FROM pg_tables
    WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`
  const dumps = await Promise.all(
    tables.map(async ({ place }) => {
      const rows = await prisma.$queryRawUnsafe<{ line: string }[]>(`SELECT t::text AS line FROM ${place} AS t`)
      return rows.map(({ line }) => `${place} ${line}`)
    }),
  )
  return dumps.flat().join('\n')
}
