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

type Asked = Pick<Parameters<typeof fitOf>[0], 'task' | 'definition' | 'count'>
type Place = { known: FactSet; ecsAccount: string; region: string }

/**
 * The task that a body asks for.
 * @throws Problem `invalid` for a task definition that cannot be read
 */
export function askedIn({
  task,
  taskDefinition,
  launchType,
  capacityProvider,
  count,
}: Omit<FitBody, 'ecsAccount' | 'region' | 'cluster'>): Asked {
  if (task !== undefined) return { task, count }
  const read = readDefinition(taskDefinition ?? {}, { launchType, capacityProvider })
  if (read.ok) return { task: read.task, definition: read, count }
  const path = `taskDefinition.${read.path}`
  throw new Problem('invalid', read.message, {
    problems: [{ severity: 'error', line: null, column: null, path, message: read.message }],
  })
}

/**
 * Places a task in one cluster, on the facts of the latest scan: the one answer of /fit and of the task bar.
 * @throws Problem `not-found` where a fact was never read, `unavailable` where the call behind it was refused
 */
export function placeIn(place: Place, cluster: Cluster, asked: Asked): Omit<FitAnswer, 'scannedAt'> {
  const read = <K extends RegionFactName>(name: K) => factOf(place, name)
  const compute = computeOf(asked.task)
  const answer = fitOf({
    cluster,
    ...asked,
    facts: {
      'container-instances': read('container-instances'),
      'capacity-providers': read('capacity-providers'),
      'auto-scaling-groups': read('auto-scaling-groups'),
      'instance-types': read('instance-types'),
      ...furtherOf(place.known.regions[place.region]),
    },
    fargate: isFargateProvider(compute)
      ? fargateUse(
          { 'fargate-quota': read('fargate-quota'), 'fargate-usage': read('fargate-usage') },
          bindingQuota(compute, cluster),
        )
      : null,
  })
  if (!answer.ok) throw refused(answer.fault, `the room in ${cluster.name}`)
  return { ...answer.value, task: asked.task }
}

/**
 * A fact of a region, or the fault of the session without which none could be read.
 * @throws Problem `not-found` where nobody has asked for it yet
 */
export function factOf<K extends RegionFactName>({ known, ecsAccount, region }: Place, name: K): Gathered<Facts[K]> {
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

/** Says that what decides was not read, and by which call. */
export function refused(fault: Fault, what: string): Problem {
  const sentence = faultSentence(fault)
  return new Problem('unavailable', `Could not tell ${what}: ${sentence}`)
}
