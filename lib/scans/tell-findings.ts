import type { Check } from '@/lib/readiness/check'
import type { Prisma } from '@/prisma/generated/client'
import { appendEvents, type RowEvent, readSentFindings } from '@/prisma/repositories/events'
import { notify } from '@/prisma/repositories/notify'
import { waitingScans } from '@/prisma/repositories/scan-accounts'
import type { PlannedAccount } from './account-reads'
import type { RunInHand } from './run-in-hand'

/** What was told to whom within a transaction; it counts when that has committed. */
export type Told = readonly { scanId: string; events: readonly RowEvent[] }[]

/** Judges every check whose facts have all come, and tells the scans that wait what is new to them. */
export async function tellFindings(inHand: RunInHand): Promise<void> {
  if (!judgeWhatIsThere(inHand)) return
  const told = await inHand.parts.database.prisma.$transaction((tx) => appendUnsent(inHand, tx))
  markTold(inHand, told)
}

/** Appends to each waiting scan the findings that it has not been told. */
export async function appendUnsent({ run, judged }: RunInHand, tx: Prisma.TransactionClient): Promise<Told> {
  const told: { scanId: string; events: RowEvent[] }[] = []
  for (const scan of await waitingScans(tx, { runId: run.id })) {
    const { scanId } = scan
    if (!judged.knows(scanId)) judged.meet(scanId, await readSentFindings(tx, { scanId }))
    const events = judged.unsent(scan)
    if (events.length === 0) continue
    await appendEvents(tx, { scanId, events })
    await notify(tx, 'scan', scanId)
    told.push({ scanId, events })
  }
  return told
}

export function markTold({ judged }: RunInHand, told: Told): void {
  for (const { scanId, events } of told) judged.markSent(scanId, events)
}

/** True where a check could be judged for the first time. Facts come once, so a check is judged once. */
function judgeWhatIsThere({ parts, run, reads, judged, judgedChecks }: RunInHand): boolean {
  const { checks, judge } = parts.judging
  const { registry } = run.entries
  const now = parts.now().toISOString()
  const accounts = reads.flatMap(({ read, facts }) => read.accounts.map((account) => ({ account, facts })))
  const before = judgedChecks.size
  for (const { account, facts } of accounts) {
    const { id, ecsAccount } = account
    const open = checks.filter((check) => isChosen(account, check) && !judgedChecks.has(`${id} ${check.check}`))
    for (const check of open) {
      const findings = judge(check, { registry, ecsAccount, facts, now })
      if (findings === null) continue
      judgedChecks.add(`${id} ${check.check}`)
      judged.put(id, ecsAccount.name, findings)
    }
  }
  return judgedChecks.size > before
}

const isChosen = ({ checks }: PlannedAccount, { check }: Check) => checks?.includes(check) ?? true
