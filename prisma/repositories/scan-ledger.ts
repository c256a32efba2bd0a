import type { Prisma } from '../generated/client'
import type { ActionCalls } from './calls'
import { checksSchema } from './scan-accounts'

/** The requests of a scan's runs by action, and the checks that it asked for (null: all). A run may serve other scans too. */
export async function readLedger(
  db: Prisma.TransactionClient,
  { scanId }: { scanId: string },
): Promise<{ checks: readonly string[] | null; calls: ActionCalls[] }> {
  const { checks, accounts } = await db.scan.findUniqueOrThrow({
    where: { id: scanId },
    select: { checks: true, accounts: { select: { runId: true } } },
  })
  const sums = await db.call.groupBy({
    by: ['action'],
    where: { runId: { in: accounts.flatMap(({ runId }) => runId ?? []) } },
    _sum: { calls: true, retries: true, throttles: true, ms: true },
  })
  const calls = sums.map(({ action, _sum }) => ({
    action,
    calls: _sum.calls ?? 0,
    retries: _sum.retries ?? 0,
    throttles: _sum.throttles ?? 0,
    ms: _sum.ms ?? 0,
  }))
  return { checks: checksSchema.parse(checks), calls }
}
