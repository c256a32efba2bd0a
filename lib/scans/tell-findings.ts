import type { Prisma } from '@/prisma/generated/client'
import { appendEvents, type RowEvent, readSentFindings } from '@/prisma/repositories/events'
import { notifyEach } from '@/prisma/repositories/notify'
import { type WaitingScan, waitingScans } from '@/prisma/repositories/scan-accounts'
import type { RunInHand } from './run-in-hand'

/** What was told to whom within a transaction; it counts when that has committed. */
export type Told = readonly { inHand: RunInHand; scanId: string; events: readonly RowEvent[] }[]

/** Appends to each waiting scan the findings of those runs that it has not been told: one portion a scan. */
export async function appendUnsent(tx: Prisma.TransactionClient, runs: readonly RunInHand[]): Promise<Told> {
  const byId = new Map(runs.map((inHand) => [inHand.run.id, inHand]))
  const told: { inHand: RunInHand; scanId: string; events: RowEvent[] }[] = []
  for (const scan of await waitingScans(tx, { runIds: [...byId.keys()] })) {
    const inHand = byId.get(scan.runId)
    if (inHand === undefined) continue
    await meet(tx, inHand, scan)
    told.push({ inHand, scanId: scan.scanId, events: inHand.judged.unsent(scan) })
  }
  const scanIds = [...new Set(told.filter(({ events }) => events.length > 0).map(({ scanId }) => scanId))]
  for (const scanId of scanIds) {
    const events = told.filter((each) => each.scanId === scanId).flatMap((each) => each.events)
    await appendEvents(tx, { scanId, events })
  }
  await notifyEach(tx, 'scan', scanIds)
  return told
}

/** Of a first attempt nobody has been told anything; what an earlier one told is in the database. */
async function meet(tx: Prisma.TransactionClient, { run, reads, judged }: RunInHand, { scanId }: WaitingScan) {
  if (judged.knows(scanId)) return
  const ecsAccounts = reads.flatMap(({ read }) => read.accounts.map(({ ecsAccount }) => ecsAccount.name))
  judged.meet(scanId, run.attempt === 1 ? [] : await readSentFindings(tx, { scanId, ecsAccounts }))
}

export function markTold(told: Told): void {
  for (const { inHand, scanId, events } of told) inHand.judged.markSent(scanId, events)
}
