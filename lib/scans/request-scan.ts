import { Invalid } from '@/lib/problem'
import type { EcsAccount } from '@/lib/registry/ecs-account'
import type { Prisma } from '@/prisma/generated/client'
import { notify } from '@/prisma/repositories/notify'
import { type RegistryEntries, readEntriesIn } from '@/prisma/repositories/registry'
import { findRun, lockRuns } from '@/prisma/repositories/runs'
import { endScan, startAccounts } from '@/prisma/repositories/scan-accounts'
import { createScan, liveScansOf } from '@/prisma/repositories/scans'
import type { ScanParts } from './parts'
import { type Placed, placeAccounts } from './place-accounts'
import type { Queue } from './queue'
import { changedSince } from './run-plan'

/** Null: all of them. */
export type ScanRequest = {
  ecsAccounts: readonly string[] | null
  checks: readonly string[] | null
  actor: string
}

/**
 * Asks for a scan and answers its id. The same wish of the same person that is still being served is that scan; other
 * scans share its runs where they can. Throws Invalid where a name is no ECS account's, or no check's.
 */
export async function requestScan(
  { parts, queue }: { parts: ScanParts; queue: Queue },
  { ecsAccounts: names, checks, actor }: ScanRequest,
): Promise<{ id: string }> {
  refuseUnknown(checks, new Set(parts.judging.checks.map(({ check }) => check)), 'checks', 'check')
  return parts.database.prisma.$transaction(async (tx) => {
    await lockRuns(tx)
    const entries = await readEntriesIn(tx)
    refuseUnknown(names, entries.ecsAccountIds, 'ecsAccounts', 'ECS account')
    const ecsAccounts = entries.registry.ecsAccounts.filter(({ name }) => names?.includes(name) ?? true)
    const same = await findSame(tx, { entries, ecsAccounts, checks, actor })
    if (same !== null) return same

    const accounts = await placeAccounts({ parts, queue }, tx, { entries, ecsAccounts, checks })
    const scan = await createScan(tx, { actor, checks, accounts })
    await startJoined(tx, accounts, parts.now())
    // Nothing to do is done at once.
    if (accounts.length === 0) await endScan(tx, { scanId: scan.id, state: 'done', now: parts.now() })
    await notify(tx, 'scan', scan.id)
    return scan
  })
}

/** A run that was joined is under way already: so is the scan, then. */
async function startJoined(tx: Prisma.TransactionClient, accounts: readonly Placed[], now: Date): Promise<void> {
  for (const runId of new Set(accounts.map((account) => account.runId))) {
    const run = await findRun(tx, { id: runId })
    if (run?.state === 'running') await startAccounts(tx, { runId, now })
  }
}

/** A scan by the same person for the same accounts and checks, none of which was written to since it began. */
async function findSame(
  tx: Prisma.TransactionClient,
  wish: {
    entries: RegistryEntries
    ecsAccounts: readonly EcsAccount[]
    checks: readonly string[] | null
    actor: string
  },
): Promise<{ id: string } | null> {
  const ids = wish.ecsAccounts.map(({ name }) => wish.entries.ecsAccountIds.get(name) ?? '')
  for (const { id, checks, accounts } of await liveScansOf(tx, wish)) {
    const isSame =
      sameSet(checks, wish.checks) &&
      sameSet(
        accounts.map(({ ecsAccountId }) => ecsAccountId),
        ids,
      )
    if (isSame && !(await isOutdated(tx, wish.entries, accounts))) return { id }
  }
  return null
}

async function isOutdated(
  tx: Prisma.TransactionClient,
  entries: RegistryEntries,
  accounts: readonly { ecsAccountId: string; runId: string }[],
): Promise<boolean> {
  for (const { ecsAccountId, runId } of accounts) {
    const revision = (await findRun(tx, { id: runId }))?.revision ?? null
    // A run that nobody has taken up yet will read by whatever is written then.
    if (revision !== null && changedSince(entries, [ecsAccountId], revision)) return true
  }
  return false
}

function refuseUnknown(
  names: readonly string[] | null,
  known: { has: (name: string) => boolean },
  path: string,
  what: string,
): void {
  const unknown = names?.find((name) => !known.has(name))
  if (unknown !== undefined) throw new Invalid(`There is no ${what} named "${unknown}".`, path)
}

function sameSet(a: readonly string[] | null, b: readonly string[] | null): boolean {
  if (a === null || b === null) return a === b
  const set = new Set(a)
  return set.size === new Set(b).size && b.every((item) => set.has(item))
}
