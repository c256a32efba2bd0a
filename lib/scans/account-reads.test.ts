import { expect, it } from 'vitest'
import { plannedFacts } from '@/lib/aws/plan'
import { readingKey } from '@/lib/aws/reading-key'
import { checks } from '@/lib/readiness/checks'
import { noFacts } from '@/lib/readiness/fact-set'
import { makeReport } from '@/lib/readiness/make-report'
import { awsAccountInputSchema, type Region } from '@/lib/registry/aws-account'
import { ecsAccountInputSchema } from '@/lib/registry/ecs-account'
import type { Registry } from '@/lib/registry/registry'
import { defaultSettings } from '@/lib/registry/settings'
import { accountReads } from './account-reads'

/** A fleet whose AWS accounts count how often their regions are looked at; without any, theirs are the defaults, of all. */
function countedFleet(size: number, regions: readonly Region[]): { registry: Registry; looks: () => number } {
  let looks = 0
  const indexes = Array.from({ length: size }, (_, index) => index)
  const awsAccounts = indexes.map((index) => {
    const accountId = String(100_000_000_000 + index)
    const account = awsAccountInputSchema.parse({ name: `a${index}`, accountId, regions })
    return Object.defineProperty({ ...account, version: 1 }, 'regions', {
      enumerable: true,
      get() {
        looks += 1
        return account.regions
      },
    })
  })
  const ecsAccounts = indexes.map((index) => ({
    ...ecsAccountInputSchema.parse({ name: `a${index}-ecs`, awsAccount: `a${index}` }),
    version: 1,
  }))
  return { registry: { revision: 1, settings: defaultSettings, awsAccounts, ecsAccounts }, looks: () => looks }
}

function planEach({ registry }: { registry: Registry }): void {
  const ids = (accounts: readonly { name: string }[]) => new Map(accounts.map(({ name }) => [name, name]))
  const entries = {
    registry,
    awsAccountIds: ids(registry.awsAccounts),
    ecsAccountIds: ids(registry.ecsAccounts),
    settingsVersion: 1,
  }
  for (const { name } of registry.ecsAccounts) {
    const [read] = accountReads({ gathering: { plannedFacts, readingKey }, judging: { checks } }, entries, {
      [name]: null,
    })
    expect(read?.accounts.map(({ id }) => id)).toEqual([name])
  }
}

function judgeEach({ registry }: { registry: Registry }): void {
  for (const ecsAccount of registry.ecsAccounts) {
    makeReport({ registry, ecsAccount, facts: noFacts, now: '2026-11-29T10:00:00.000Z', previous: null })
  }
}

const twice = [{ name: 'us-east-1' }, { name: 'us-east-1' }]

it.each([
  { what: 'planning a run for each account', work: planEach, regions: [] },
  { what: 'judging each account by what is written', work: judgeEach, regions: [] },
  { what: 'judging accounts that each stop Clouddriver', work: judgeEach, regions: twice },
])('$what looks at the accounts of a fleet in proportion to its size', ({ work, regions }) => {
  const [small, large] = [countedFleet(20, regions), countedFleet(80, regions)]
  work(small)
  work(large)
  expect(small.looks()).toBeGreaterThan(0)
  expect(large.looks() / small.looks()).toBeLessThan(5)
})
