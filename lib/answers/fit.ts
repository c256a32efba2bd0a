import type { FitAnswer, FitBody } from '@/lib/contracts/fit'
import { Problem } from '@/lib/problem'
import type { Cluster } from '@/lib/readiness/facts/clusters'
import { listed } from '@/lib/readiness/words'
import { isComplete, mappedRegions, mappingOf } from '@/lib/registry/mapping'
import type { Runtime } from '@/lib/runtime-types'
import { readFacts } from '@/prisma/repositories/facts'
import { readRegistry } from '@/prisma/repositories/registry'
import { askedIn, factOf, placeIn, refused } from './fit-asked'

/**
 * Places a task on the facts of the latest scan; asks nothing of AWS.
 * @throws Problem `not-found` for an unknown account, region or cluster and for an account that was never checked,
 * `invalid` for a task definition that cannot be read, `unavailable` where the call behind the answer was refused
 */
export async function createFit({ database: { prisma } }: Runtime, { body }: { body: FitBody }): Promise<FitAnswer> {
  const asked = askedIn(body)
  const registry = await readRegistry(prisma)
  const ecsAccount = registry.ecsAccounts.find(({ name }) => name === body.ecsAccount)
  if (ecsAccount === undefined) {
    throw new Problem('not-found', `There is no ECS account named "${body.ecsAccount}" (names are case-sensitive).`)
  }
  const mapping = mappingOf(registry, ecsAccount)
  const regions = isComplete(mapping) ? mappedRegions(mapping, registry.settings) : []
  if (!regions.includes(body.region)) {
    const has = regions.length === 0 ? 'It has none.' : `It has ${listed(regions)}.`
    throw new Problem('not-found', `${ecsAccount.name} deploys to no region named "${body.region}". ${has}`)
  }
  const known = await readFacts(prisma, { awsAccount: ecsAccount.awsAccount })
  const place = { known, ecsAccount: ecsAccount.name, region: body.region }
  const clusters = factOf(place, 'clusters')
  if (!clusters.ok) throw refused(clusters.fault, `the clusters of ${ecsAccount.name}`)
  return { ...placeIn(place, clusterIn(clusters.value, body), asked), scannedAt: clusters.at }
}

function clusterIn(clusters: readonly Cluster[], { cluster, region, ecsAccount }: FitBody): Cluster {
  const found = clusters.find(({ name, arn }) => name === cluster || arn === cluster)
  if (found !== undefined) return found
  const names = clusters.map(({ name }) => name).slice(0, 10)
  const has = names.length === 0 ? 'There is none.' : `There is ${listed(names)}.`
  throw new Problem('not-found', `${ecsAccount} has no cluster "${cluster}" in ${region}. ${has}`)
}
