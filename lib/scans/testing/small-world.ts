import type { FactRecord } from '@/lib/aws/fact-record'
import type { GatherHooks } from '@/lib/aws/gather-hooks'
import { knownFact } from '@/lib/aws/known-fact'
import type { PlannedFact } from '@/lib/aws/plan'
import type { AccountTarget } from '@/lib/aws/target'
import { unreadFact } from '@/lib/aws/unread-fact'
import { accountCheck, type Check, regionCheck } from '@/lib/readiness/check'
import { type FactName, isAccountFact } from '@/lib/readiness/facts'
import { judge } from '@/lib/readiness/judge'
import { makeReport, summarise } from '@/lib/readiness/make-report'
import { awsAccountInputSchema } from '@/lib/registry/aws-account'
import { ecsAccountInputSchema } from '@/lib/registry/ecs-account'
import { defaultSettings } from '@/lib/registry/settings'
import type { Database } from '@/prisma/database'
import { applyRegistry } from '@/prisma/repositories/apply-registry'
import { defaultLimits, type Gathering, type ScanParts } from '../parts'

const words = { docs: 'https://example.com', rule: { source: 'test', appliesTo: 'every release' } }

/** Two checks: one reads a fact of the account, one a fact of each region. */
export const checks: readonly Check[] = [
  accountCheck({
    ...words,
    check: 'identity',
    group: 'access',
    name: 'Identity',
    needs: ['caller-identity'],
    uses: [],
    judge: (facts) => [{ status: 'pass', resource: null, title: 'Known', summary: facts['caller-identity'].arn }],
  }),
  regionCheck({
    ...words,
    check: 'clusters',
    group: 'cluster',
    name: 'Clusters',
    needs: ['clusters'],
    uses: [],
    judge: (facts) => [{ status: 'pass', resource: null, title: 'Counted', summary: `${facts.clusters.length}` }],
  }),
]

/** One request that the small world was asked, and the account that asked. */
export type Asked = { account: string; fact: FactName; region: string | null }

export type SmallWorld = {
  asked: Asked[]
  /** Waits here before each answer; replace it to hold a fact back. */
  before: (asked: Asked) => Promise<void> | void
  /** Called when a fact could not be saved. */
  onRefused: () => void
  errors: unknown[]
}

export const smallWorld = (): SmallWorld => ({ asked: [], before: () => {}, onRefused: () => {}, errors: [] })

/** Scans over a hand-written gather: facts come at once, one call each, unless `before` holds them. */
export function partsOf(world: SmallWorld, database: Database, limits: Partial<ScanParts['limits']> = {}): ScanParts {
  return {
    database,
    gathering: { gather: (...args) => gather(world, ...args), plannedFacts, readingKey, unread: unreadFact },
    judging: { checks, judge, makeReport: (input) => makeReport(input, checks), summarise },
    limits: { ...defaultLimits, progressMs: 0, ...limits },
    retentionDays: 90,
    now: () => new Date(),
    onError: (error) => world.errors.push(error),
  }
}

async function gather(
  world: SmallWorld,
  { awsAccount, regions }: AccountTarget,
  want: readonly FactName[],
  { known, onFact, onCall, signal }: GatherHooks,
): Promise<void> {
  const missing = plannedFacts(want, regions).filter(({ fact, region }) => knownFact(known, fact, region) === undefined)
  await Promise.all(
    missing.map(async ({ fact, region }) => {
      const asked = { account: awsAccount.name, fact, region }
      world.asked.push(asked)
      onCall({ action: `test:${fact}`, region, attempt: 1, code: null, throttled: false, ms: 5 })
      await Promise.race([world.before(asked), untilAborted(signal)])
      if (signal.aborted) return
      await onFact(recordOf(fact, region, awsAccount.accountId)).catch((error) => {
        world.onRefused()
        throw error
      })
    }),
  )
}

function recordOf(fact: FactName, region: string | null, accountId: string): FactRecord {
  const at = new Date().toISOString()
  if (fact === 'clusters') return { fact, region, gathered: { ok: true, value: [], at } }
  if (fact === 'caller-identity') {
    return { fact, region, gathered: { ok: true, value: { arn: `arn:aws:iam::${accountId}:user/us`, accountId }, at } }
  }
  throw new Error(`The small world has no ${fact}.`)
}

const plannedFacts: Gathering['plannedFacts'] = (want, regions) =>
  want.flatMap((fact): PlannedFact[] =>
    isAccountFact(fact) ? [{ fact, region: null }] : regions.map((region) => ({ fact, region })),
  )

const readingKey: Gathering['readingKey'] = ({ accountId, assumeRole }) => `${accountId} ${assumeRole}`

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

/** A held answer, and the two ends of holding it. */
export function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

/** AWS account and ECS account of each name, in that account id and those regions. */
export type Accounts = Record<string, { accountId: string; regions?: readonly string[]; assumeRole?: string }>

export async function addAccounts({ prisma }: Database, accounts: Accounts): Promise<void> {
  const entries = Object.entries(accounts)
  await applyRegistry(prisma, {
    actor: 'test',
    after: {
      settings: defaultSettings,
      awsAccounts: entries.map(([name, { accountId, regions = ['us-east-1'], assumeRole = 'role/A' }]) =>
        awsAccountInputSchema.parse({
          name,
          accountId,
          assumeRole,
          regions: regions.map((region) => ({ name: region })),
        }),
      ),
      ecsAccounts: entries.map(([name]) => ecsAccountInputSchema.parse({ name: `${name}-ecs`, awsAccount: name })),
    },
  })
}
