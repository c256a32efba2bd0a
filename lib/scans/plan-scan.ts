import { expectedCalls, type FactCalls } from '@/lib/aws/expected-calls'
import { homeRegion } from '@/lib/aws/home-region'
import { plannedFacts, withDependencies } from '@/lib/aws/plan'
import { readerOf } from '@/lib/aws/reader-of'
import { readingKey } from '@/lib/aws/reading-key'
import type { AccountTarget } from '@/lib/aws/target'
import type { ScanPlan } from '@/lib/contracts/costs'
import type { Check } from '@/lib/readiness/check'
import { checks as catalogue } from '@/lib/readiness/checks'
import { type FactSet, noFacts } from '@/lib/readiness/fact-set'
import { accountPartition } from '@/lib/registry/mapping'
import type { RegistryEntries } from '@/prisma/repositories/registry'
import { accountReads } from './account-reads'

type Wish = {
  /** ECS accounts by name. */
  ecsAccounts: readonly string[]
  /** Null: all of them. */
  checks: readonly string[] | null
  /** What was read last, by AWS account. */
  facts: ReadonlyMap<string, FactSet>
  /** How often Shipshape tries a request. */
  attempts: number
}

/** What a scan would ask of AWS, from its plan, the collectors' declarations and the sizes that were read last. */
export function planScan(entries: RegistryEntries, wish: Wish): ScanPlan {
  const costs = costsOf(entries, wish)
  const byAction = sumByAction(costs)
  const best = total(byAction)
  const worst = best * wish.attempts
  return {
    ecsAccounts: [...wish.ecsAccounts],
    facts: costs.length,
    unsized: costs.filter(({ known }) => !known).length,
    calls: { best, worst },
    byAction: [...byAction]
      .map(([action, calls]) => ({ action, best: calls, worst: calls * wish.attempts }))
      .toSorted((a, b) => b.best - a.best || a.action.localeCompare(b.action)),
    byCheck: catalogue
      .filter(({ check }) => wish.checks?.includes(check) ?? true)
      .map((check) => ({ check: check.check, best: total(sumByAction(costsOfCheck(costs, check))) })),
  }
}

/** `caller`: whose credentials ask who they are; all accounts that are read with them share that one answer. */
type Cost = FactCalls & { caller: string }

function costsOf(entries: RegistryEntries, { ecsAccounts, checks, facts }: Wish): Cost[] {
  const plan = Object.fromEntries(
    ecsAccounts.map((name) => [entries.ecsAccountIds.get(name) ?? '', checks === null ? null : [...checks]]),
  )
  const reads = accountReads({ gathering: { plannedFacts, readingKey }, judging: { checks: catalogue } }, entries, plan)
  return reads.flatMap(({ target, facts: planned }) => {
    const caller = callerOf(target)
    const known = facts.get(target.awsAccount.name) ?? noFacts
    return expectedCalls(target, planned, known).map((cost) => ({ ...cost, caller }))
  })
}

function callerOf({ awsAccount, settings }: AccountTarget): string {
  return `${readerOf(awsAccount, settings).profile} ${homeRegion(accountPartition(awsAccount, settings))}`
}

function costsOfCheck(costs: readonly Cost[], { needs, uses }: Check): Cost[] {
  const read = withDependencies([...needs, ...uses])
  return costs.filter(({ fact }) => read.includes(fact))
}

function sumByAction(costs: readonly Cost[]): Map<string, number> {
  const sums = new Map<string, number>()
  const callers = new Set<string>()
  for (const { calls, caller } of costs) {
    for (const [action, count] of Object.entries(calls)) {
      const isKnown = action === 'sts:GetCallerIdentity' && callers.has(caller)
      if (action === 'sts:GetCallerIdentity') callers.add(caller)
      if (count > 0 && !isKnown) sums.set(action, (sums.get(action) ?? 0) + count)
    }
  }
  return sums
}

const total = (sums: ReadonlyMap<string, number>) => [...sums.values()].reduce((sum, count) => sum + count, 0)
