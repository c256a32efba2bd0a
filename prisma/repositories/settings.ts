import type { Registry } from '@/lib/registry/registry'
import type { Settings } from '@/lib/registry/settings'
import type { PrismaClient } from '../generated/client'
import { readRegistry } from './registry'
import { type Author, writeRegistry } from './registry-write'
import { readSettings, replaceSettings } from './settings-row'

/**
 * Changes the settings and answers the whole registry. `edit` gets them as they stand and answers them as they shall be,
 * within the transaction. Throws Stale when the registry is past `revision` (null: whatever it is).
 */
export async function updateSettings(
  db: PrismaClient,
  { edit, ...author }: Author & { edit: (before: Settings) => Settings },
): Promise<Registry> {
  await writeRegistry(db, author, async (write) => replaceSettings(write, edit(await readSettings(write.tx))))
  return readRegistry(db)
}
