import { endMutes, mutesOver } from '@/prisma/repositories/mutes'
import { lockRuns } from '@/prisma/repositories/runs'
import { muteAgain } from './mute-again'
import type { ScanParts } from './parts'
import { repeat } from './repeat'

type Parts = Pick<ScanParts, 'database' | 'now'>

/** A mute ends within a minute of its time. */
const lookMs = 20_000

/** Ends mutes whose time is over, now and every 20 s, until the function that it answers is called; that resolves when nothing of it runs. */
export function keepMutes(parts: Parts & Pick<ScanParts, 'onError'>): () => Promise<void> {
  return repeat(() => endMutesOver(parts), { ms: lookMs, onError: parts.onError })
}

/** Lets findings be heard again whose mute is over. Once, however many processes look. */
export async function endMutesOver({ database: { prisma }, now }: Parts): Promise<void> {
  if ((await mutesOver(prisma, now())).length === 0) return
  await prisma.$transaction(async (tx) => {
    await lockRuns(tx)
    const over = await mutesOver(tx, now())
    await muteAgain(tx, { ecsAccountIds: [...new Set(over.map(({ ecsAccountId }) => ecsAccountId))], now: now() })
    // Those of accounts that are gone, or whose report cannot be read, have nobody to hear again.
    await endMutes(tx, { ids: over.map(({ id }) => id), now: now() })
  })
}
