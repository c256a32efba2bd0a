import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ScanPlan } from '@/lib/contracts/costs'
import type { Registry } from '@/lib/registry/registry'
import { healthy } from '@/lib/sandbox/world/healthy'
import { planScan } from '@/lib/scans/plan-scan'
import { registryOf } from './testing/registry-of'
import { scanRegistry, type WholeScan } from './testing/scan-registry'
import { type StartedWorld, startWorld } from './testing/start-world'

let started: StartedWorld
let first: WholeScan
const registry: Registry = registryOf(healthy)
beforeAll(async () => {
  started = await startWorld(healthy)
  first = await scanRegistry(started.freshAws(), registry)
})
afterAll(() => started.sandbox.close())

const byName = (accounts: readonly { name: string }[]) => new Map(accounts.map(({ name }) => [name, name]))
const entries = {
  registry,
  awsAccountIds: byName(registry.awsAccounts),
  ecsAccountIds: byName(registry.ecsAccounts),
  settingsVersion: 1,
}

/** What is known after the first scan, by AWS account. */
function planned(checks: readonly string[] | null): ScanPlan {
  const facts = registry.ecsAccounts.flatMap(({ name, awsAccount }) => {
    const known = first.facts.get(name)
    return known === undefined ? [] : [[awsAccount, known] as const]
  })
  const ecsAccounts = registry.ecsAccounts.map(({ name }) => name)
  return planScan(entries, { ecsAccounts, checks, facts: new Map(facts), attempts: 5 })
}

function sent({ calls }: WholeScan): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { action } of calls) counts[action] = (counts[action] ?? 0) + 1
  return counts
}

const best = ({ byAction }: ScanPlan) => Object.fromEntries(byAction.map(({ action, best }) => [action, best]))

test('a plan from the sizes read last is what the next scan sends, action by action', () => {
  const plan = planned(null)
  expect(best(plan)).toEqual(sent(first))
  expect(plan).toMatchObject({ unsized: 0, calls: { best: first.calls.length, worst: first.calls.length * 5 } })
})

test.each(['role-trust', 'cluster-capacity', 'clonable-alarms', 'tagging', 'permissions'])(
  'one check costs only its calls: %s',
  async (check) => {
    const again = await scanRegistry(started.freshAws(), registry, { only: [check] })
    const plan = planned([check])
    expect(best(plan)).toEqual(sent(again))
    expect(plan.byCheck).toEqual([{ check, best: again.calls.length }])
    expect(again.calls.length).toBeLessThan(first.calls.length)
  },
)

test('before the first scan every list counts as one page, and the plan says how many sizes it does not know', () => {
  const ecsAccounts = registry.ecsAccounts.map(({ name }) => name)
  const plan = planScan(entries, { ecsAccounts, checks: null, facts: new Map(), attempts: 5 })
  expect(plan.unsized).toBeGreaterThan(0)
  expect(plan.calls.best).toBeGreaterThan(0)
})
