import pg from 'pg'

export type Statements = { count: number; byText: [text: string, count: number][] }

/** Counts what is sent to Postgres while `work` runs, by statement: whole numbers, whatever the machine is doing. */
export async function countStatements<T>(work: () => Promise<T>): Promise<{ value: T; statements: Statements }> {
  const counts = new Map<string, number>()
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
    const text = textOf(args[0])
    counts.set(text, (counts.get(text) ?? 0) + 1)
    return Reflect.apply(query, this, args)
  }
  try {
    const value = await work()
    const byText = [...counts].toSorted(([, a], [, b]) => b - a)
    return { value, statements: { count: byText.reduce((sum, [, count]) => sum + count, 0), byText } }
  } finally {
    pg.Client.prototype.query = query
  }
}

/** The beginning of a statement, with its tables. */
function textOf(asked: unknown): string {
  const text = typeof asked === 'string' ? asked : String(Reflect.get(Object(asked), 'text'))
  const flat = text.replaceAll(/\s+/g, ' ').trim()
  const table = /(?:FROM|INTO|UPDATE) ("?[\w."]+)/.exec(flat)?.[1] ?? ''
  return `${flat.slice(0, 24)} … ${table.replaceAll('"', '')}`
}
