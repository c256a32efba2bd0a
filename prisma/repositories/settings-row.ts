import { defaultSettings, type Settings, settingsSchema } from '@/lib/registry/settings'
import type { Prisma } from '../generated/client'
import { isSameJson, plain } from './json'
import type { RegistryWrite } from './registry-write'

/** The settings as stored, parsed again on the way out; a setting that is younger than what is stored has its default. */
export async function readSettings(db: Prisma.TransactionClient): Promise<Settings> {
  const { settings } = await db.registryState.findUniqueOrThrow({ where: { id: 1 } })
  return settingsSchema.parse({ ...defaultSettings, ...Object(settings) })
}

/** Puts `after` in the place of the stored settings; the same again is no write. */
export async function replaceSettings(write: RegistryWrite, after: Settings): Promise<void> {
  const before = await readSettings(write.tx)
  if (isSameJson(before, after)) return
  await write.tx.registryState.update({
    where: { id: 1 },
    data: { settings: plain(after), version: write.revision },
  })
  await write.record({ entity: 'settings', entityId: 'settings', before, after })
}
