import type { Scans } from '@/lib/runtime-types'
import { readScan } from '@/prisma/repositories/scans'
import { cancelScan } from './cancel-scan'
import { forgetDaily } from './forget-old'
import { keepMutes } from './keep-mutes'
import { openNews } from './news'
import type { ScanParts } from './parts'
import { openQueue } from './queue'
import { requestScan } from './request-scan'
import { keepSchedules } from './run-schedules'
import { openScanFeeds } from './scan-feeds'
import type { Telling } from './send-message'
import { openShellFeed } from './shell-feed'
import { tellChannels } from './tell-channels'
import { startWorker } from './worker'

export type RunningScans = Scans & {
  /** Ends the streams, hands running work over and resolves when nothing of it is left. */
  stop: () => Promise<void>
}

/** Opens the queue and, where this process `works`, begins to take runs from it; with `telling` it tells channels too. */
export async function openScans(
  parts: ScanParts,
  { works, telling }: { works: boolean; telling?: Telling | undefined },
): Promise<RunningScans> {
  const { prisma } = parts.database
  const closing = new AbortController()
  // An embedded database has one worker: what its predecessor held need not expire first.
  const soleWorker = works && parts.database.embedded
  const queue = await openQueue(parts.database, parts.onError, { soleWorker })
  const news = await openNews(parts.database)
  const feeds = openScanFeeds(parts, news, closing.signal)
  const shell = await openShellFeed(parts)
  const worker = works ? await startWorker({ parts, queue }) : null
  const stopForgetting = works ? forgetDaily(parts) : null
  const stopSchedules = works ? keepSchedules(parts) : null
  const stopMutes = works ? keepMutes(parts) : null
  const stopTelling = works && telling ? tellChannels(parts, telling) : null

  return {
    requestScan: (request) => requestScan(parts, request),
    readScan: (id) => readScan(prisma, { id }),
    cancelScan: (id) => cancelScan({ parts, queue }, id),
    streamScan: (id, { after, ...look }) => feeds.view(id, { ...look, after: after ?? 0 }),
    streamShell: (signal) => shell.view(signal),
    async stop() {
      closing.abort()
      await stopForgetting?.()
      await stopSchedules?.()
      await stopMutes?.()
      shell.stop()
      await Promise.all([worker?.stop(), stopTelling?.()])
      news.stop()
      await queue.stop()
    },
  }
}
