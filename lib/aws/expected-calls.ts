import { hasSpotAttached } from '@/lib/readiness/capacity/fargate-quotas'
import type { FactSet } from '@/lib/readiness/fact-set'
import type { AccountFactName, FactName, Facts, RegionFactName } from '@/lib/readiness/facts'
import { isGlobalAction } from '@/lib/readiness/roles/global-action'
import { collectors } from './collectors'
import { batches } from './describe-all'
import { knownFact } from './known-fact'
import type { PlannedFact } from './plan'
import { type Calls, sessionCalls } from './session-calls'
import type { AccountTarget } from './target'

/** What gathering one fact costs if nothing is retried; `known`: whether the sizes are those of an earlier reading. */
export type FactCalls = PlannedFact & { calls: Calls; known: boolean }

/**
 * The requests that gathering `planned` takes if each is answered at the first try, from the sizes that were read last:
 * a page and a batch at a time. What was never read counts as one request for each action of its collector.
 */
export function expectedCalls(
  target: Pick<AccountTarget, 'awsAccount' | 'settings'>,
  planned: readonly PlannedFact[],
  facts: FactSet,
): FactCalls[] {
  const wanted = new Set(planned.map(({ fact }) => fact))
  const session = sessionCalls(target, wanted, facts)
  return planned.map((place) => {
    const ofSession = session[place.fact]
    if (ofSession !== undefined) return { ...place, calls: ofSession, known: true }
    const refused = refusedBefore(facts, place)
    if (refused !== null) return { ...place, calls: { [refused]: 1 }, known: true }
    const calls = sized[place.fact]?.(reading(facts, place.region))
    return { ...place, calls: calls ?? onceEach(place.fact), known: calls !== undefined || !(place.fact in sized) }
  })
}

/** The action that was refused the time before: whoever is refused again is refused once. Null where nothing was. */
function refusedBefore(facts: FactSet, { fact, region }: PlannedFact): string | null {
  const gathered = knownFact(facts, fact, region)
  if (gathered === undefined || gathered.ok || gathered.fault.kind !== 'denied') return null
  return collectors[fact].actions.includes(gathered.fault.action) ? gathered.fault.action : null
}

const onceEach = (fact: FactName): Calls => Object.fromEntries(collectors[fact].actions.map((action) => [action, 1]))

type Read = <K extends AccountFactName | RegionFactName>(fact: K) => Facts[K] | undefined

/** The last good value of a fact. */
function reading(facts: FactSet, region: string | null): Read {
  return <K extends FactName>(fact: K) => {
    const gathered = knownFact(facts, fact, region)
    return (gathered?.ok ? gathered.value : gathered?.last?.value) as Facts[K] | undefined
  }
}

const pages = (items: readonly unknown[] | undefined, size: number) =>
  items === undefined ? undefined : Math.max(1, Math.ceil(items.length / size))

const listed = (action: string, count: number | undefined): Calls | undefined =>
  count === undefined ? undefined : { [action]: count }

/** Facts whose cost depends on how much there is: pages and batches as their collectors ask for them. Undefined: not known. */
const sized: { readonly [K in FactName]?: (read: Read) => Calls | undefined } = {
  roles: (read) => listed('iam:ListRoles', pages(read('roles'), 1_000)),
  simulation: (read) => listed('iam:SimulatePrincipalPolicy', questions(read('simulation'))),
  clusters: (read) => {
    const clusters = read('clusters')
    if (clusters === undefined) return undefined
    return {
      'ecs:ListClusters': pages(clusters, 100) ?? 1,
      'ecs:DescribeClusters': batches(clusters, 100).length,
    }
  },
  'container-instances': (read) => {
    const inUse = read('clusters')?.filter(
      ({ status, registeredInstances }) => status === 'ACTIVE' && registeredInstances > 0,
    )
    if (inUse === undefined) return undefined
    const each = inUse.reduce((sum, { registeredInstances }) => sum + Math.ceil(registeredInstances / 100), 0)
    return { 'ecs:ListContainerInstances': each, 'ecs:DescribeContainerInstances': each }
  },
  'capacity-providers': (read) => listed('ecs:DescribeCapacityProviders', providerCalls(read)),
  'auto-scaling-groups': (read) => {
    const names = read('capacity-providers')?.flatMap(({ autoScalingGroup }) => autoScalingGroup ?? [])
    return listed('autoscaling:DescribeAutoScalingGroups', names && batches([...new Set(names)], 50).length)
  },
  'instance-types': (read) => {
    const types = read('instance-types')
    return listed('ec2:DescribeInstanceTypes', types && batches(types, 100).length)
  },
  alarms: (read) => listed('cloudwatch:DescribeAlarms', pages(read('alarms'), 100)),
  'scaling-policies': (read) =>
    listed('application-autoscaling:DescribeScalingPolicies', pages(read('scaling-policies'), 10)),
  'scalable-targets': (read) =>
    listed('application-autoscaling:DescribeScalableTargets', pages(read('scalable-targets'), 50)),
  'scheduled-actions': (read) =>
    listed('application-autoscaling:DescribeScheduledActions', pages(read('scheduled-actions'), 50)),
  subnets: (read) => listed('ec2:DescribeSubnets', pages(read('subnets'), 1_000)),
  'fargate-quota': (read) => {
    const clusters = read('clusters')
    const quotas = clusters && (hasSpotAttached(clusters) ? 2 : 1)
    return listed('servicequotas:GetServiceQuota', quotas)
  },
  'account-settings': (read) => listed('ecs:ListAccountSettings', pages(read('account-settings'), 10)),
}

/** Batches of 10 names; providers without a group are found only where their cluster is named, and asked for again there. */
function providerCalls(read: Read): number | undefined {
  const [clusters, providers] = [read('clusters'), read('capacity-providers')]
  if (clusters === undefined || providers === undefined) return undefined
  const attached = new Set(clusters.flatMap(({ capacityProviders }) => capacityProviders))
  const names = [...attached].filter((name) => !/^FARGATE(_SPOT)?$/.test(name))
  const managed = new Set(providers.filter(({ autoScalingGroup }) => autoScalingGroup === null).map(({ name }) => name))
  const again = clusters.map(({ capacityProviders }) => capacityProviders.filter((name) => managed.has(name)))
  return batches(names, 10).length + again.reduce((sum, own) => sum + batches(own, 10).length, 0)
}

/**
 * One question for all actions on `*`, one for passing roles, one for each role to create and for each kind of resource;
 * what hangs on the region is asked once more for each.
 */
function questions(simulation: Facts['simulation'] | undefined): number | undefined {
  if (simulation === undefined) return undefined
  const { decisions } = simulation
  const regional = decisions.filter(({ resource, region }) => resource === '*' && region !== null)
  const places = regional.map(({ action, region }) => (isGlobalAction(action) ? 'home' : region))
  const further = decisions.filter(({ resource }) => resource !== '*')
  const asked = further.map(({ action, resource, region }) => {
    if (/^iam:(PassRole|GetRole)$/.test(action)) return region === null ? 'passing' : `${action} ${region}`
    if (action === 'iam:CreateServiceLinkedRole') return resource
    // The first resource stands for all that were asked about with it.
    const first = further.find((each) => each.action === action && each.region === region)
    return `${first?.resource} ${region}`
  })
  return 1 + new Set(places).size + new Set(asked).size
}
