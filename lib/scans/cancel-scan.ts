import { notify } from '@/prisma/repositories/notify'
import { findRun, lockRuns } from '@/prisma/repositories/runs'
import { cancelAccounts, endScan, waitingScans } from '@/prisma/repositories/scan-accounts'
import { isLive } from '@/prisma/repositories/scans'
import { closeRun } from './close-run'
import type { ScanParts } from './parts'
import type { Queue } from './queue'

/**
 * Cancels a scan, and those of its runs that no other scan waits for; their workers stop within moments, wherever they
 * are. A scan that has ended stays as it is. Throws NotFound.
 */
export function cancelScan({ parts, queue }: { parts: ScanParts; queue: Queue }, id: string): Promise<void> {
  return parts.database.prisma.$transaction(async (tx) => {
    await lockRuns(tx)
    if (!(await isLive(tx, { id }))) return
    const now = parts.now()
    const runIds = await cancelAccounts(tx, { scanId: id })
    await endScan(tx, { scanId: id, state: 'cancelled', now })
    for (const runId of runIds) {
      const run = await findRun(tx, { id: runId })
      const isWanted = (await waitingScans(tx, { runId })).length > 0
      if (run === null || isWanted) continue
      await closeRun({ queue, tx }, { run, state: 'cancelled', now })
      await notify(tx, 'run', runId)
    }
  })
}
