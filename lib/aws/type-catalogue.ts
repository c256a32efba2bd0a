import type { Facts } from '@/lib/readiness/facts'

type InstanceType = Facts['instance-types'][number]
type Ask = (names: readonly string[]) => Promise<InstanceType[]>

/** What EC2 sells in a region, as far as somebody has asked. */
export type TypeCatalogue = { read: (region: string, names: readonly string[], ask: Ask) => Promise<InstanceType[]> }

/**
 * Keeps what EC2 says of an instance type: that is the same for every account of a region, so that twenty accounts with
 * one type ask once. A refusal is nobody's but the asker's: whoever waited for the answer then asks for itself.
 */
export function createTypeCatalogue(): TypeCatalogue {
  const regions = new Map<string, Map<string, Promise<InstanceType>>>()

  return {
    read: async (region, names, ask) => {
      const shelf = regions.get(region) ?? new Map<string, Promise<InstanceType>>()
      regions.set(region, shelf)
      const unasked = names.filter((name) => !shelf.has(name))
      const waiting = names.flatMap((name) => shelf.get(name) ?? [])
      const asked = names.filter((name) => !unasked.includes(name))
      const answer = unasked.length === 0 ? [] : askFor(unasked, shelf, ask)
      const [own, others] = await Promise.all([answer, Promise.all(waiting).catch(() => ask(asked))])
      return [...own, ...others].sort((a, b) => (a.name < b.name ? -1 : 1))
    },
  }
}

function askFor(
  names: readonly string[],
  shelf: Map<string, Promise<InstanceType>>,
  ask: Ask,
): Promise<InstanceType[]> {
  const answer = ask(names)
  for (const name of names) {
    const one = answer.then((types) => typeNamed(types, name))
    shelf.set(name, one)
    one.catch(() => shelf.delete(name))
  }
  return answer
}

function typeNamed(types: readonly InstanceType[], name: string): InstanceType {
  const found = types.find((type) => type.name === name)
  if (found === undefined) throw new Error(`EC2 was asked for ${name} and answered without it.`)
  return found
}
