import { type StartStopping, startStopping } from '@/lib/readiness/start-stopping'
import type { Registry } from '@/lib/registry/registry'
import type { Runtime } from '@/lib/runtime-types'
import { readAllFacts } from '@/prisma/repositories/facts'

/** What of the registry stops Clouddriver from starting, by what AWS was last read to list. */
export async function listStartStopping({ database }: Runtime, registry: Registry): Promise<StartStopping[]> {
  return startStopping(registry, await readAllFacts(database.prisma, { names: ['opted-in-regions'] }))
}
