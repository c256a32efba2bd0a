import { knownFact } from '@/lib/aws/known-fact'
import type { Prisma } from '@/prisma/generated/client'
import { addCalls } from '@/prisma/repositories/calls'
import { latestReport, saveReport } from '@/prisma/repositories/reports'
import { advanceRun, findRun, lockRuns } from '@/prisma/repositories/runs'
import { endAccounts, waitingScans } from '@/prisma/repositories/scan-accounts'
import type { PlannedAccount } from './account-reads'
import { closeRun } from './close-run'
import type { ReadState, RunInHand } from './run-in-hand'
import { RunLost } from './run-lost'
import { appendUnsent, markTold } from './tell-findings'

/** Saves the report of every ECS account whose facts have all come. */
export async function saveReports(inHand: RunInHand): Promise<void> {
  for (const state of inHand.reads) {
    for (const account of state.read.accounts) {
      if (inHand.reported.has(account.id) || !isComplete(state, account)) continue
      await saveOne(inHand, state, account)
      inHand.reported.add(account.id)
    }
  }
}

function isComplete({ facts, isComplete: all }: ReadState, account: PlannedAccount): boolean {
  return all || account.facts.every(({ fact, region }) => knownFact(facts, fact, region) !== undefined)
}

/** The report, its last findings, the end of its account in every scan; and of the run, where nobody waits for more. */
async function saveOne(inHand: RunInHand, { facts }: ReadState, account: PlannedAccount): Promise<void> {
  const { parts, run, judged, ledger } = inHand
  const { prisma } = parts.database
  const { ecsAccount, id: ecsAccountId, checks } = account
  const now = parts.now()
  const report = parts.judging.makeReport({
    registry: run.entries.registry,
    ecsAccount,
    facts,
    now: now.toISOString(),
    previous: await latestReport(prisma, { ecsAccount: ecsAccount.name }),
    ...(checks === null ? {} : { only: checks }),
  })
  const summary = parts.judging.summarise(report)
  const own = report.findings.filter(({ check }) => checks?.includes(check) ?? true)
  judged.put(ecsAccountId, ecsAccount.name, own)
  await ledger.flush(async (calls) => {
    const told = await prisma.$transaction(async (tx) => {
      await lockRuns(tx)
      if (!(await advanceRun(tx, { id: run.id, attempt: run.attempt, facts: 0 }))) throw new RunLost()
      await saveReport(tx, { ecsAccountId, runId: run.id, report, summary })
      await addCalls(tx, { runId: run.id, calls })
      const events = await appendUnsent(inHand, tx)
      await endAccount(inHand, tx, { ecsAccountId, now })
      return events
    })
    markTold(inHand, told)
  })
}

async function endAccount(
  { queue, run }: RunInHand,
  tx: Prisma.TransactionClient,
  { ecsAccountId, now }: { ecsAccountId: string; now: Date },
): Promise<void> {
  await endAccounts(tx, { runId: run.id, ecsAccountIds: [ecsAccountId], state: 'done', now })
  const isWanted = (await waitingScans(tx, { runId: run.id })).length > 0
  const current = await findRun(tx, { id: run.id })
  if (!isWanted && current !== null) await closeRun({ queue, tx }, { run: current, state: 'done', now })
}
