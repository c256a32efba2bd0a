import { notifyEach } from '@/prisma/repositories/notify'
import { findUnwanted, lockRuns } from '@/prisma/repositories/runs'
import { cancelAccounts, endScan } from '@/prisma/repositories/scan-accounts'
import { isLive } from '@/prisma/repositories/scans'
import { closeRuns } from './close-runs'
import type { ScanParts } from './parts'
import type { Queue } from './queue'

/**
 * Cancels a scan, and those of its runs that no other scan waits for; their workers stop within moments, wherever they
 * are. A scan that has ended stays as it is. Throws NotFound.
 */
export function cancelScan(
  { parts, queue }: { parts: Pick<ScanParts, 'database' | 'now'>; queue: Queue },
  id: string,
): Promise<void> {
  return parts.database.prisma.$transaction(async (tx) => {
    await lockRuns(tx)
    if (!(await isLive(tx, { id }))) return
    const now = parts.now()
    const runIds = await cancelAccounts(tx, { scanId: id })
    await endScan(tx, { scanId: id, state: 'cancelled', now })
    const runs = await findUnwanted(tx, { ids: runIds })
    await closeRuns({ queue, tx }, { runs, state: 'cancelled', now })
    await notifyEach(
      tx,
      'run',
      runs.map((run) => run.id),
    )
  })
}
