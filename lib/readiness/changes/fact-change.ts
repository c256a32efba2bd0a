import { z } from 'zod'
import { type FactName, type Facts, factNames, facts } from '../facts'
import type { Item } from '../facts/item'

/** A thing that AWS answered otherwise than the time before. */
export const factChangeSchema = z.strictObject({
  fact: z.enum(factNames),
  region: z.string().nullable(),
  change: z.enum(['appeared', 'gone', 'changed']),
  /** What it is: "cluster media-main". */
  what: z.string(),
  /** How it changed, a sentence part each: "status ACTIVE to INACTIVE". */
  details: z.array(z.string()),
})

export type FactChange = z.infer<typeof factChangeSchema>

/** The things in each fact, beside the fact's own schema. */
const withItems: {
  readonly [K in FactName]: { items?: (value: Facts[K], other: Facts[K]) => Item[] }
} = facts

/** What is different between two readings of one fact; the order in which AWS lists things is no difference. */
export function factChanges<K extends FactName>(
  fact: K,
  region: string | null,
  before: Facts[K],
  after: Facts[K],
): FactChange[] {
  const { items } = withItems[fact]
  if (items === undefined) return []
  const [earlier, later] = [byKey(items(before, after)), byKey(items(after, before))]
  const said = (change: FactChange['change'], { what }: Item, details: string[] = []): FactChange => ({
    fact,
    region,
    change,
    what,
    details,
  })
  return [
    ...[...later].flatMap(([key, item]) => {
      const was = earlier.get(key)
      if (was === undefined) return [said('appeared', item)]
      const details = differences(was, item)
      return details.length === 0 ? [] : [said('changed', item, details)]
    }),
    ...[...earlier].flatMap(([key, item]) => (later.has(key) ? [] : [said('gone', item)])),
  ]
}

/** The same for a stored reading and the one before it, both parsed by the fact's own schema when they were read. */
export function changesOfFact<K extends FactName>(read: {
  name: K
  region: string | null
  value: unknown
  before: { value: unknown }
}): FactChange[] {
  return factChanges(read.name, read.region, asFact<K>(read.before.value), asFact<K>(read.value))
}

/** The one cast: the repository has parsed the value by the schema of this very fact. */
const asFact = <K extends FactName>(value: unknown) => value as Facts[K]

const byKey = (items: readonly Item[]) => new Map(items.map((item) => [item.key, item]))

function differences(before: Item, after: Item): string[] {
  const states = Object.entries(after.state).flatMap(([name, value]) => {
    const was = before.state[name] ?? null
    return was === value ? [] : [`${name}: ${was ?? 'none'} → ${value ?? 'none'}`]
  })
  const [had, has] = [new Set(before.parts ?? []), new Set(after.parts ?? [])]
  return [
    ...states,
    ...[...has].filter((part) => !had.has(part)).map((part) => `added: ${part}`),
    ...[...had].filter((part) => !has.has(part)).map((part) => `removed: ${part}`),
  ]
}
