import { setImmediate } from 'node:timers/promises'
import pLimit from 'p-limit'
import type { Aws } from '@/lib/aws/aws'
import { gatherAccount } from '@/lib/aws/gather-account'
import { knownFact } from '@/lib/aws/known-fact'
import { plannedFacts } from '@/lib/aws/plan'
import { readingKey } from '@/lib/aws/reading-key'
import { unreadFact } from '@/lib/aws/unread-fact'
import type { CheckedReport } from '@/lib/contracts/check'
import { checks } from '@/lib/readiness/checks'
import { type FactSet, noFacts } from '@/lib/readiness/fact-set'
import { makeReport } from '@/lib/readiness/make-report'
import { putFact } from '@/lib/readiness/put-fact'
import { accountIdSchema } from '@/lib/registry/aws-account'
import { isComplete, mappingOf } from '@/lib/registry/mapping'
import type { Registry } from '@/lib/registry/registry'
import { type AccountRead, accountReads } from './account-reads'

/** AWS accounts that one check reads side by side: fewer than a scan does, which it must not slow. */
const sideBySide = 8

/**
 * Reads and judges every ECS account of a registry now, as scans do, and keeps nothing. What `signal` cuts off is unknown.
 * An account whose id is none, or that names no AWS account, is judged by what is written alone.
 */
export async function judgeRegistry(aws: Aws, registry: Registry, signal: AbortSignal): Promise<CheckedReport[]> {
  const limit = pLimit(sideBySide)
  const facts = new Map<string, FactSet>()
  const reads = readsOf(registry).map((read) =>
    limit(async () => {
      const gathered = await gather(aws, read, signal)
      for (const { ecsAccount } of read.accounts) facts.set(ecsAccount.name, gathered)
    }),
  )
  await Promise.all(reads)
  const reports: CheckedReport[] = []
  for (const ecsAccount of registry.ecsAccounts) {
    const input = { registry, ecsAccount, facts: facts.get(ecsAccount.name) ?? noFacts, previous: null }
    const report = makeReport({ ...input, now: new Date().toISOString() })
    reports.push(isComplete(mappingOf(registry, ecsAccount)) ? report : { ...report, accountId: null })
    // Judging computes: whoever waits for another answer gets it in between.
    await setImmediate()
  }
  return reports
}

/** In place of database ids stand positions. */
function readsOf(registry: Registry): AccountRead[] {
  const ids = (accounts: readonly { name: string }[]) => new Map(accounts.map(({ name }, index) => [name, `${index}`]))
  const ecsAccountIds = ids(registry.ecsAccounts)
  const entries = { registry, awsAccountIds: ids(registry.awsAccounts), ecsAccountIds, settingsVersion: 0 }
  const plan = Object.fromEntries([...ecsAccountIds.values()].map((id) => [id, null]))
  return accountReads({ gathering: { plannedFacts, readingKey }, judging: { checks } }, entries, plan)
}

async function gather(aws: Aws, { target, want, facts: planned }: AccountRead, signal: AbortSignal): Promise<FactSet> {
  const facts: FactSet = { account: {}, regions: {} }
  const { name, accountId } = target.awsAccount
  const isReadable = accountIdSchema.safeParse(accountId).success
  if (isReadable) {
    await gatherAccount(aws, target, want, {
      known: noFacts,
      onFact: async ({ fact, region, gathered }) => putFact(facts, fact, region, gathered),
      onCall: () => {},
      signal,
    })
  }
  const why = isReadable
    ? 'The time of this check was over before AWS had answered.'
    : `AWS account "${name}" has the id "${accountId}", which is none, so nothing was asked of AWS.`
  for (const place of planned) {
    if (knownFact(facts, place.fact, place.region) !== undefined) continue
    const { fact, region, gathered } = unreadFact(place, why)
    putFact(facts, fact, region, gathered)
  }
  return facts
}
