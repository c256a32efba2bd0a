export type FactEntry = { name: string; region: string | null; value: unknown }

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** A fact set as a list: the account's facts by name, then each region's. */
export function factEntries({ account, regions }: Record<string, unknown>): FactEntry[] {
  const entriesOf = (facts: unknown, region: string | null): FactEntry[] =>
    isRecord(facts) ? Object.entries(facts).map(([name, value]) => ({ name, region, value })) : []
  const regional = isRecord(regions) ? Object.entries(regions) : []
  return [...entriesOf(account, null), ...regional.flatMap(([region, facts]) => entriesOf(facts, region))]
}
