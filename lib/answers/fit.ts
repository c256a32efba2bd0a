import type { FitAnswer, FitBody } from '@/lib/contracts/fit'
import { Problem } from '@/lib/problem'
import { bindingQuota, isFargateProvider } from '@/lib/readiness/capacity/fargate'
import { fargateUse } from '@/lib/readiness/capacity/fargate-use'
import type { FactSet } from '@/lib/readiness/fact-set'
import type { Facts, RegionFactName } from '@/lib/readiness/facts'
import type { Cluster } from '@/lib/readiness/facts/clusters'
import type { Fault } from '@/lib/readiness/fault'
import { fitOf } from '@/lib/readiness/fit/fit-of'
import { computeOf } from '@/lib/readiness/fit/fit-task'
import { readDefinition } from '@/lib/readiness/fit/read-definition'
import type { Gathered } from '@/lib/readiness/gathered'
import { faultSentence } from '@/lib/readiness/unknown-words'
import { listed } from '@/lib/readiness/words'
import { isComplete, mappedRegions, mappingOf } from '@/lib/registry/mapping'
import type { Runtime } from '@/lib/runtime-types'
import { readFacts } from '@/prisma/repositories/facts'
import { readRegistry } from '@/prisma/repositories/registry'

/**
 * Places a task on the facts of the latest scan; asks nothing of AWS.
 * @throws Problem `not-found` for an unknown account, region or cluster and for an account that was never checked,
 * `invalid` for a task definition that cannot be read, `unavailable` where the call behind the answer was refused
 */
export async function createFit({ database: { prisma } }: Runtime, { body }: { body: FitBody }): Promise<FitAnswer> {
  const { task, definition } = taskOf(body)
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
  const read = <K extends RegionFactName>(name: K) => factOf(known, body, name)
  const clusters = read('clusters')
  if (!clusters.ok) throw refused(clusters.fault, `the clusters of ${ecsAccount.name}`)
  const cluster = clusterIn(clusters.value, body)
  const answer = fitOf({
    cluster,
    task,
    definition,
    count: body.count,
    facts: {
      'container-instances': read('container-instances'),
      'capacity-providers': read('capacity-providers'),
      'auto-scaling-groups': read('auto-scaling-groups'),
      'instance-types': read('instance-types'),
      ...furtherOf(known.regions[body.region]),
    },
    fargate: isFargateProvider(computeOf(task))
      ? fargateUse(
          { 'fargate-quota': read('fargate-quota'), 'fargate-usage': read('fargate-usage') },
          bindingQuota(computeOf(task), cluster),
        )
      : null,
  })
  if (!answer.ok) throw refused(answer.fault, `the room in ${cluster.name}`)
  return { ...answer.value, task, scannedAt: clusters.at }
}

type Asked = Pick<Parameters<typeof fitOf>[0], 'task' | 'definition'>

function taskOf({ task, taskDefinition, launchType, capacityProvider }: FitBody): Asked {
  if (task !== undefined) return { task }
  const read = readDefinition(taskDefinition ?? {}, { launchType, capacityProvider })
  if (read.ok) return { task: read.task, definition: read }
  const path = `taskDefinition.${read.path}`
  throw new Problem('invalid', read.message, {
    problems: [{ severity: 'error', line: null, column: null, path, message: read.message }],
  })
}

/** A fact of the body's region, or the fault of the session without which none could be read. */
function factOf<K extends RegionFactName>(
  known: FactSet,
  { ecsAccount, region }: FitBody,
  name: K,
): Gathered<Facts[K]> {
  const gathered = known.regions[region]?.[name]
  if (gathered !== undefined) return gathered
  const session = known.account['reader-session']
  if (session !== undefined && !session.ok) return { ok: false, fault: session.fault, at: session.at }
  throw new Problem(
    'not-found',
    `The last scan of ${ecsAccount} did not read "${name}" in ${region}. POST /api/v1/scans checks it.`,
  )
}

/** What sharpens the answer; a scan of an older Shipshape did not read it. */
function furtherOf(region: FactSet['regions'][string] = {}): Pick<FactSet['regions'][string], GrowthFact> {
  const { 'group-launches': launches, 'ec2-quotas': quotas, 'daemon-services': daemons } = region
  return {
    ...(launches === undefined ? {} : { 'group-launches': launches }),
    ...(quotas === undefined ? {} : { 'ec2-quotas': quotas }),
    ...(daemons === undefined ? {} : { 'daemon-services': daemons }),
  }
}
type GrowthFact = 'group-launches' | 'ec2-quotas' | 'daemon-services'

function clusterIn(clusters: readonly Cluster[], { cluster, region, ecsAccount }: FitBody): Cluster {
  const found = clusters.find(({ name, arn }) => name === cluster || arn === cluster)
  if (found !== undefined) return found
  const names = clusters.map(({ name }) => name).slice(0, 10)
  const has = names.length === 0 ? 'There is none.' : `There is ${listed(names)}.`
  throw new Problem('not-found', `${ecsAccount} has no cluster "${cluster}" in ${region}. ${has}`)
}

function refused(fault: Fault, what: string): Problem {
  const sentence = faultSentence(fault)
  return new Problem('unavailable', `What is needed to tell ${what} could not be read: ${sentence}`)
}
