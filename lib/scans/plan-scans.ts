import type { Prisma } from '@/prisma/generated/client'
import { notify } from '@/prisma/repositories/notify'
import type { RegistryEntries } from '@/prisma/repositories/registry'
import { findRuns, lockRuns } from '@/prisma/repositories/runs'
import { endScanAccounts, startAccounts } from '@/prisma/repositories/scan-accounts'
import { findUnplanned, placeScanAccounts, type UnplannedScan } from '@/prisma/repositories/scans'
import type { Entries } from './entries'
import type { ScanParts } from './parts'
import { placeAccounts } from './place-accounts'
import type { Queue } from './queue'

type Context = { parts: ScanParts; queue: Queue; entries: Entries }

/** Finds runs for the scans that have been asked for since the last time, whoever asked; of several workers one does it. */
export async function planScans(context: Context): Promise<void> {
  await context.parts.database.prisma.$transaction(async (tx) => {
    await lockRuns(tx)
    const unplanned = await findUnplanned(tx)
    if (unplanned.length === 0) return
    const entries = await context.entries.readIn(tx)
    for (const scan of unplanned) await planOne(context, tx, entries, scan)
  })
}

async function planOne(
  context: Context,
  tx: Prisma.TransactionClient,
  entries: RegistryEntries,
  { scanId, checks, ecsAccountIds }: UnplannedScan,
): Promise<void> {
  const now = context.parts.now()
  const asked = new Set(ecsAccountIds)
  const ecsAccounts = entries.registry.ecsAccounts.filter(({ name }) =>
    asked.has(entries.ecsAccountIds.get(name) ?? ''),
  )
  const placed = await placeAccounts(context, tx, { entries, ecsAccounts, checks })
  await placeScanAccounts(tx, { scanId, placed })
  // A run that was joined is under way already: so is the scan, then.
  const runs = await findRuns(tx, { ids: [...new Set(placed.map(({ runId }) => runId))] })
  const running = runs.filter(({ state }) => state === 'running')
  await startAccounts(tx, { runIds: running.map(({ id }) => id), now })
  for (const { ecsAccountId } of placed) asked.delete(ecsAccountId)
  // Deleted since it was asked for.
  if (asked.size > 0) await endScanAccounts(tx, { scanId, ecsAccountIds: [...asked], now })
  await notify(tx, 'scan', scanId)
}
