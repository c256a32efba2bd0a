import { byCause, type CauseGroup } from '@/components/readiness/by-cause'
import { type Item, isFaultAlone, type UnreadItem } from './item'

type SplitItems<R> = { alone: Item<R>[]; shared: CauseGroup<UnreadItem>[] }

/** Lines for the table, and apart from them the faults that left out the rows of several places. */
export function splitByCause<R>(items: readonly Item<R>[]): SplitItems<R> {
  const faults = items.filter(isFaultAlone).map((item) => ({ ...item, cause: item.fault.cause }))
  const shared = byCause(faults).filter(({ waiting }) => waiting.length > 0)
  const inCards = new Set(shared.flatMap(({ lead, waiting }) => [lead.key, ...waiting.map(({ key }) => key)]))
  return { alone: items.filter(({ key }) => !inCards.has(key)), shared }
}
