import type { FactSet } from '@/lib/readiness/fact-set'
import { type StartStopping, stopsOf } from '@/lib/readiness/start-stopping'
import type { EcsAccount } from '@/lib/registry/ecs-account'
import type { Registry } from '@/lib/registry/registry'
import type { Runtime } from '@/lib/runtime-types'
import { readFactOfAll } from '@/prisma/repositories/fact-of-all'

type Judged = { facts: FactSet | undefined; stops: readonly StartStopping[] }

/** What was judged of a registry, which nobody changes in place: every page asks. */
const judged = new WeakMap<Registry, WeakMap<EcsAccount, Judged>>()

/** What of the registry stops Clouddriver from starting, by what AWS was last read to list. */
export async function listStartStopping({ database }: Runtime, registry: Registry): Promise<StartStopping[]> {
  const facts = await readFactOfAll(database.prisma, 'opted-in-regions')
  const known = judged.get(registry) ?? new WeakMap<EcsAccount, Judged>()
  judged.set(registry, known)
  return registry.ecsAccounts.flatMap((ecsAccount) => {
    const own = facts.get(ecsAccount.awsAccount)
    const before = known.get(ecsAccount)
    if (before !== undefined && before.facts === own) return before.stops
    const stops = stopsOf(registry, ecsAccount, own)
    known.set(ecsAccount, { facts: own, stops })
    return stops
  })
}
