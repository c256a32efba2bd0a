import type { Prisma } from '@/prisma/generated/client'
import { lockRevisionIn, type RegistryEntries, readEntriesIn } from '@/prisma/repositories/registry'

/** The registry as workers read it. */
export type Entries = {
  /** As it stands, and so that nobody changes it before the transaction has ended. */
  readIn: (tx: Prisma.TransactionClient) => Promise<RegistryEntries>
}

/** Remembers the registry of one revision: the runs of a scan read by the same, and thousands of accounts take a while. */
export function createEntries(): Entries {
  let known: RegistryEntries | null = null
  return {
    async readIn(tx) {
      const revision = await lockRevisionIn(tx)
      if (known?.registry.revision === revision) return known
      known = await readEntriesIn(tx)
      return known
    },
  }
}
