import { gatherAccount } from '@/lib/aws/gather-account'
import { plannedFacts } from '@/lib/aws/plan'
import { readingKey } from '@/lib/aws/reading-key'
import { unreadFact } from '@/lib/aws/unread-fact'
import { checks } from '@/lib/readiness/checks'
import { judge } from '@/lib/readiness/judge'
import { makeReport, summarise } from '@/lib/readiness/make-report'
import type { Registry } from '@/lib/registry/registry'
import type { Scans } from '@/lib/runtime-types'
import { openScans } from '@/lib/scans/open-scans'
import { defaultLimits, type ScanParts } from '@/lib/scans/parts'
import { awsOf } from '@/lib/whole-line/testing/start-world'
import { seedRegistry } from '@/prisma/seed/seed-registry'
import { openTestDatabase } from '@/prisma/testing/test-database'
import type { SandboxAt } from './sandbox-process'

export type WholeLine = {
  /** From the request until the last report is saved. */
  wallMs: number
  /** From AWS's first answer until a stream shows the first finding that needs AWS. */
  firstFindingMs: number
}

const regional = new Set(checks.filter(({ scope }) => scope !== 'registry').map(({ check }) => check))

/** A scan as a person asks for one: through the queue, each fact and report saved in an embedded database, followed by a stream. */
export async function wholeLine(at: SandboxAt, registry: Registry): Promise<WholeLine> {
  const aws = awsOf(at.url, at.baseKeys)
  const database = await openTestDatabase()
  await seedRegistry(database.prisma, {
    settings: registry.settings,
    awsAccounts: registry.awsAccounts.map(({ version: _, ...account }) => account),
    ecsAccounts: registry.ecsAccounts.map(({ version: _, ...account }) => account),
  })
  let firstAnswerAt: number | null = null
  const gather: ScanParts['gathering']['gather'] = (target, want, hooks) =>
    gatherAccount(aws, target, want, {
      ...hooks,
      onCall: (call) => {
        firstAnswerAt ??= performance.now()
        hooks.onCall(call)
      },
    })
  const scans = await openScans(
    {
      database,
      gathering: { gather, plannedFacts, readingKey, unread: unreadFact },
      judging: { checks, judge, makeReport, summarise },
      retentionDays: 90,
      limits: defaultLimits,
      now: () => new Date(),
      onError: (error) => console.error(error),
    },
    { works: true },
  )
  const startedAt = performance.now()
  let firstFindingAt: number | null = null
  const { id } = await scans.requestScan({ ecsAccounts: null, checks: null, actor: 'bench' })
  for await (const { event } of toItsEnd(scans, id)) {
    if (event.type === 'finding' && regional.has(event.data.check)) firstFindingAt ??= performance.now()
  }
  const wallMs = performance.now() - startedAt
  await scans.stop()
  await database.close()
  return { wallMs, firstFindingMs: (firstFindingAt ?? Number.NaN) - (firstAnswerAt ?? Number.NaN) }
}

/** Every event of a scan. A viewer that is slow is let go, as a browser is, and comes back after the last that it saw. */
async function* toItsEnd({ streamScan }: Pick<Scans, 'streamScan'>, id: string) {
  for (let after = 0; ; ) {
    for await (const { events } of streamScan(id, { after, signal: new AbortController().signal })) {
      yield* events
      if (events.some(({ event }) => event.type === 'done')) return
      after = events.findLast(({ seq }) => seq !== null)?.seq ?? after
    }
  }
}
