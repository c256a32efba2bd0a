import { type Settings, settingsSchema } from '@/lib/registry/settings'
import type { Prisma } from '../generated/client'
import { isSameJson, plain } from './json'
import type { RegistryWrite } from './registry-write'

/** The settings as stored, parsed again on the way out. */
export async function readSettings(db: Prisma.TransactionClient): Promise<Settings> {
  const { settings } = await db.registryState.findUniqueOrThrow({ where: { id: 1 } })
  return settingsSchema.parse(settings)
}

/** Puts `after` in the place of the stored settings; the same again is no write. */
export async function replaceSettings(write: RegistryWrite, after: Settings): Promise<void> {
  const before = await readSettings(write.tx)
  if (isSameJson(before, after)) return
  await write.tx.registryState.update({
    where: { id: 1 },
    data: { settings: plain(storedOf(after)), version: write.revision },
  })
  await write.record({ entity: 'settings', entityId: 'settings', before, after })
}

/** A setting that an older process beside this one does not know is stored once it says something. */
function storedOf({ clouddriver, ...settings }: Settings): object {
  return clouddriver.address === null ? settings : { ...settings, clouddriver }
}
