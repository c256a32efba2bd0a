import type { UpgradeAnswer, UpgradeQuery } from '@/lib/contracts/upgrade'
import { Problem } from '@/lib/problem'
import { upgrade } from '@/lib/readiness/changes/upgrade'
import type { Runtime } from '@/lib/runtime-types'
import { readAllFacts } from '@/prisma/repositories/facts'
import { readRegistry } from '@/prisma/repositories/registry'
import { latestSummaries } from '@/prisma/repositories/report-summaries'

/** What another release would change, from saved facts. @throws Problem `not-found` where the query names no ECS account */
export async function getUpgrade({ database: { prisma } }: Runtime, query: UpgradeQuery): Promise<UpgradeAnswer> {
  const [registry, facts, summaries] = await Promise.all([
    readRegistry(prisma),
    readAllFacts(prisma),
    latestSummaries(prisma),
  ])
  const accounts = upgrade({
    registry,
    release: query.release,
    ownReleases: query.ownReleases ?? 'keep',
    facts,
    scannedAt: new Map(summaries.map(({ ecsAccount, scannedAt }) => [ecsAccount, scannedAt])),
    now: new Date().toISOString(),
  })
  const asked = accounts.filter(({ ecsAccount }) => ecsAccount === (query.ecsAccount ?? ecsAccount))
  if (query.ecsAccount !== undefined && asked.length === 0) {
    throw new Problem('not-found', `There is no ECS account named "${query.ecsAccount}" (names are case-sensitive).`)
  }
  return { release: query.release, accounts: asked }
}
