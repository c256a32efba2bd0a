import type { Asker } from '@/lib/access/asker'
import type { Runtime } from '@/lib/runtime-types'
import { feedWasRead } from './feed-reads'
import { exportFile } from './registry'

/** `clouddriver-local.yml`; where a token asks it is a feed, and its reader is written down. */
export async function readFileFeed(runtime: Runtime, { actor, by }: Asker): ReturnType<typeof exportFile> {
  const file = await exportFile(runtime)
  if (by === 'token') await feedWasRead(runtime, 'file', actor)
  return file
}
