type Caused = { cause: string | null }

/** What one fault or mistake made; most stands alone. */
export type CauseGroup<T> = {
  /** The first of them: the most urgent where they are sorted so. */
  lead: T
  /** The others: they wait for the same fix. */
  waiting: readonly T[]
}

/** Findings, marks or faults with those that share their cause behind the first of them, in the order given. */
export function byCause<T extends Caused>(items: readonly T[]): CauseGroup<T>[] {
  const groups = new Map<string | T, { lead: T; waiting: T[] }>()
  for (const item of items) {
    const key = item.cause ?? item
    const group = groups.get(key)
    if (group) group.waiting.push(item)
    else groups.set(key, { lead: item, waiting: [] })
  }
  return [...groups.values()]
}
