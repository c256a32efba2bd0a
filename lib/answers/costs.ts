import type { PlanQuery, ScanLedger, ScanPlan } from '@/lib/contracts/costs'
import { Problem } from '@/lib/problem'
import { checks as catalogue } from '@/lib/readiness/checks'
import type { Runtime } from '@/lib/runtime-types'
import { ledgerOf } from '@/lib/scans/ledger-of'
import { planScan } from '@/lib/scans/plan-scan'
import { readAllFacts } from '@/prisma/repositories/facts'
import { readEntries } from '@/prisma/repositories/registry'
import { readLedger } from '@/prisma/repositories/scan-ledger'

/** What a scan would ask of AWS. @throws Problem `not-found` where a name is no ECS account's or no check's */
export async function getScanPlan({ database: { prisma }, aws }: Runtime, query: PlanQuery): Promise<ScanPlan> {
  const entries = await readEntries(prisma)
  const accounts = entries.registry.ecsAccounts.map(({ name }) => name)
  refuseUnknown(query.ecsAccounts, accounts, 'ECS account')
  refuseUnknown(
    query.checks,
    catalogue.map(({ check }) => check),
    'check',
  )
  const ecsAccounts = query.ecsAccounts ?? accounts
  const asked = entries.registry.ecsAccounts.filter(({ name }) => ecsAccounts.includes(name))
  return planScan(entries, {
    ecsAccounts,
    checks: query.checks ?? null,
    facts: await readAllFacts(prisma, { awsAccounts: asked.map(({ awsAccount }) => awsAccount) }),
    attempts: aws.limits.attempts,
  })
}

/** What a scan has asked of AWS. @throws NotFound */
export async function getScanLedger(
  { scans, database: { prisma } }: Runtime,
  { id }: { id: string },
): Promise<ScanLedger> {
  const { state, startedAt, finishedAt, accounts } = await scans.readScan(id)
  const { checks, calls } = await readLedger(prisma, { scanId: id })
  const ecsAccounts = accounts.map(({ ecsAccount }) => ecsAccount)
  return { id, state, startedAt, finishedAt, ecsAccounts, checks: checks && [...checks], ...ledgerOf(calls, checks) }
}

function refuseUnknown(asked: readonly string[] | undefined, known: readonly string[], noun: string): void {
  const unknown = asked?.find((name) => !known.includes(name))
  if (unknown !== undefined) throw new Problem('not-found', `There is no ${noun} named "${unknown}".`)
}
