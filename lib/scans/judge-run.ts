import { knownFact } from '@/lib/aws/known-fact'
import type { Check } from '@/lib/readiness/check'
import { latestReport } from '@/prisma/repositories/reports'
import type { PlannedAccount } from './account-reads'
import type { ScanParts } from './parts'
import type { ReadState, RunInHand } from './run-in-hand'

/** An ECS account whose facts have all come and whose report is not saved yet. */
export type CompleteAccount = { inHand: RunInHand; state: ReadState; account: PlannedAccount }

/** Judges every check whose facts have all come. Facts come once, so a check is judged once. */
export function judgeRun({ judging, now: clock }: Pick<ScanParts, 'judging' | 'now'>, inHand: RunInHand): void {
  const { run, reads, judged } = inHand
  const { registry } = run.entries
  const now = clock().toISOString()
  for (const { account, facts } of reads.flatMap(({ read, facts }) =>
    read.accounts.map((account) => ({ account, facts })),
  )) {
    const { id, ecsAccount } = account
    const before = judged.of(id)
    for (const check of judging.checks.filter((each) => isChosen(account, each) && !before.has(each.check))) {
      const findings = judging.judge(check, { registry, ecsAccount, facts, now })
      if (findings !== null) judged.put({ id, name: ecsAccount.name }, check.check, findings)
    }
  }
}

/** The accounts of a run that can be reported now. */
export function completeAccounts(inHand: RunInHand): CompleteAccount[] {
  return inHand.reads.flatMap((state) =>
    state.read.accounts
      .filter((account) => !inHand.reported.has(account.id) && isComplete(state, account))
      .map((account) => ({ inHand, state, account })),
  )
}

function isComplete({ facts, isComplete: all }: ReadState, account: PlannedAccount): boolean {
  return all || account.facts.every(({ fact, region }) => knownFact(facts, fact, region) !== undefined)
}

/** The report of an account, of what was judged of it. */
export async function reportOf(
  { judging, database, now }: Pick<ScanParts, 'judging' | 'database' | 'now'>,
  { inHand: { run, judged }, state, account: { id, ecsAccount, checks } }: CompleteAccount,
) {
  const report = judging.makeReport({
    registry: run.entries.registry,
    ecsAccount,
    facts: state.facts,
    now: now().toISOString(),
    // Only a scan of some checks takes anything over.
    previous: checks === null ? null : await latestReport(database.prisma, { ecsAccount: ecsAccount.name }),
    judged: judged.of(id),
    ...(checks === null ? {} : { only: checks }),
  })
  return { ecsAccountId: id, runId: run.id, report, summary: judging.summarise(report), revision: run.revision }
}

const isChosen = ({ checks }: PlannedAccount, { check }: Check) => checks?.includes(check) ?? true
