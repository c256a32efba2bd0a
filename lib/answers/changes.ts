import { Problem } from '@/lib/problem'
import { changesOfFact } from '@/lib/readiness/changes/fact-change'
import { type ReportChanges, reportChanges } from '@/lib/readiness/changes/report-changes'
import type { Turn } from '@/lib/readiness/changes/turn'
import type { Runtime } from '@/lib/runtime-types'
import { getEcsAccount } from '@/prisma/repositories/ecs-accounts'
import { readReplacedFacts } from '@/prisma/repositories/facts'
import { latestTurns } from '@/prisma/repositories/report-summaries'
import { lastTwoReports } from '@/prisma/repositories/reports'

/** @throws NotFound where there is no such account, Problem `not-found` where it was never checked */
export async function getChanges(
  { database: { prisma } }: Runtime,
  { ecsAccount }: { ecsAccount: string },
): Promise<ReportChanges> {
  const { awsAccount } = await getEcsAccount(prisma, { name: ecsAccount })
  const reports = await lastTwoReports(prisma, { ecsAccount })
  if (reports === null) {
    throw new Problem(
      'not-found',
      `ECS account "${ecsAccount}" has not been checked yet. POST /api/v1/scans checks it.`,
    )
  }
  // A fact that was read before the earlier report is behind both.
  const after = reports.before?.scannedAt ?? reports.latest.scannedAt
  const facts = (await readReplacedFacts(prisma, { awsAccount, after })).flatMap(changesOfFact)
  return reportChanges({ ...reports, facts })
}

const dayMs = 24 * 60 * 60_000

/** Longer ago than anybody was away and wants to know of. */
const turnDays = 30

/** ECS accounts whose status changed of late; newest first. */
export async function listTurns({ database: { prisma } }: Runtime): Promise<Turn[]> {
  const since = new Date(Date.now() - turnDays * dayMs).toISOString()
  const recent = (await latestTurns(prisma)).flatMap(({ ecsAccount, turn }): Turn[] => {
    if (turn.before === null || turn.at < since) return []
    return [{ ecsAccount, before: turn.before, after: turn.status, since: turn.at }]
  })
  return recent.toSorted((a, b) => b.since.localeCompare(a.since))
}
