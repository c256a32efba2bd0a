import type { Prisma } from '@/prisma/generated/client'
import { ecsAccountIdsOf } from '@/prisma/repositories/ecs-account-ids'
import { notify } from '@/prisma/repositories/notify'
import { endScan } from '@/prisma/repositories/scan-accounts'
import { createScan, findSameScan, lockWishes, type ScanWish } from '@/prisma/repositories/scans'
import type { ScanParts } from './parts'
import { refuseUnknown } from './refuse-unknown'

/** Null: all of them. */
export type ScanRequest = {
  ecsAccounts: readonly string[] | null
  checks: readonly string[] | null
  actor: string
}

/**
 * Asks for a scan and answers its id; a worker plans it after that. The same wish of the same person that is still being
 * served is that scan. Throws Invalid where a name is no ECS account's, or no check's.
 */
export async function requestScan(
  parts: Pick<ScanParts, 'database' | 'judging' | 'now'>,
  { ecsAccounts: names, checks, actor }: ScanRequest,
): Promise<{ id: string }> {
  refuseUnknown(checks, new Set(parts.judging.checks.map(({ check }) => check)), 'checks', 'check')
  return parts.database.prisma.$transaction(async (tx) => {
    await lockWishes(tx)
    const known = await ecsAccountIdsOf(tx)
    refuseUnknown(names, known, 'ecsAccounts', 'ECS account')
    const asked = new Set(names ?? known.keys())
    const ecsAccountIds = [...asked].flatMap((name) => known.get(name) ?? [])
    return scanOf(tx, { actor, checks, ecsAccountIds }, parts.now())
  })
}

/** The scan of a wish: the one that is being served, or a new one. The caller holds lockWishes. */
export async function scanOf(tx: Prisma.TransactionClient, wish: ScanWish, now: Date): Promise<{ id: string }> {
  const same = await findSameScan(tx, wish)
  if (same !== null) return same

  const scan = await createScan(tx, wish)
  // Nothing to do is done at once.
  if (wish.ecsAccountIds.length === 0) await endScan(tx, { scanId: scan.id, state: 'done', now })
  await notify(tx, 'plan', scan.id)
  await notify(tx, 'shell', '')
  return scan
}
