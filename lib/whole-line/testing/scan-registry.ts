import pLimit from 'p-limit'
import type { Aws } from '@/lib/aws/aws'
import type { CallRecord } from '@/lib/aws/call-record'
import { gatherAccount } from '@/lib/aws/gather-account'
import { plannedFacts } from '@/lib/aws/plan'
import { readingKey } from '@/lib/aws/reading-key'
import { checks } from '@/lib/readiness/checks'
import type { FactSet } from '@/lib/readiness/fact-set'
import { makeReport } from '@/lib/readiness/make-report'
import { putFact } from '@/lib/readiness/put-fact'
import type { Report } from '@/lib/readiness/report'
import type { Registry } from '@/lib/registry/registry'
import { type AccountRead, accountReads } from '@/lib/scans/account-reads'
import { defaultLimits } from '@/lib/scans/parts'

export type WholeScan = {
  reports: Report[]
  calls: CallRecord[]
  /** By ECS account. */
  facts: Map<string, FactSet>
}

type Options = { only?: readonly string[] }

/** Scans every account of a registry as runs do, side by side and over the wire, with neither queue nor database. */
export async function scanRegistry(aws: Aws, registry: Registry, options: Options = {}): Promise<WholeScan> {
  const calls: CallRecord[] = []
  const sideBySide = pLimit(defaultLimits.concurrency)
  const scanned = readsOf(registry, options.only ?? null).map((read) =>
    sideBySide(async () => {
      const facts = await gather(aws, read, (call) => calls.push(call))
      return read.accounts.map(({ ecsAccount }) => ({ ecsAccount, facts }))
    }),
  )
  const accounts = (await Promise.all(scanned)).flat()
  const now = new Date().toISOString()
  const only = options.only === undefined ? {} : { only: options.only }
  return {
    reports: accounts.map(({ ecsAccount, facts }) =>
      makeReport({ registry, ecsAccount, facts, now, previous: null, ...only }),
    ),
    calls,
    facts: new Map(accounts.map(({ ecsAccount, facts }) => [ecsAccount.name, facts])),
  }
}

async function gather(aws: Aws, { target, want }: AccountRead, onCall: (call: CallRecord) => void): Promise<FactSet> {
  const facts: FactSet = { account: {}, regions: {} }
  await gatherAccount(aws, target, want, {
    known: { account: {}, regions: {} },
    onFact: async ({ fact, region, gathered }) => putFact(facts, fact, region, gathered),
    onCall,
    signal: new AbortController().signal,
  })
  return facts
}

/** The plan of a scan over all accounts; in place of database ids stand names. */
function readsOf(registry: Registry, only: readonly string[] | null): AccountRead[] {
  const byName = (accounts: readonly { name: string }[]) => new Map(accounts.map(({ name }) => [name, name]))
  const entries = {
    registry,
    awsAccountIds: byName(registry.awsAccounts),
    ecsAccountIds: byName(registry.ecsAccounts),
    settingsVersion: 1,
  }
  const plan = Object.fromEntries(registry.ecsAccounts.map(({ name }) => [name, only === null ? null : [...only]]))
  return accountReads({ gathering: { plannedFacts, readingKey }, judging: { checks } }, entries, plan)
}
