import { mappedRegions } from '@/lib/registry/mapping'
import { clusterScopes, isActive } from '../capacity/cluster-scope'
import { accountCheck, type RegionalVerdict } from '../check'
import type { Context } from '../context'
import type { Evidence } from '../evidence'
import type { Cluster } from '../facts/clusters'
import type { Fix } from '../fixes'
import type { Gathered } from '../gathered'
import { matchesGlob } from '../trust/glob'
import { faultSentence } from '../unknown-words'
import { counted, listed } from '../words'

type Regions = Record<string, Gathered<Cluster[]>>

export const clusterExists = accountCheck({
  check: 'cluster-exists',
  group: 'cluster',
  name: 'Cluster',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/create_cluster.html',
  rule: {
    source:
      'Set-up page, "ECS Cluster": "You need to create an ECS cluster". Clouddriver does not look before it deploys: EcsCreateServerGroupDescriptionValidator.java (read in the code).',
    appliesTo: 'every release',
  },
  needs: [],
  uses: ['clusters'],
  judge: ({ clusters }, context) => {
    const regions = mappedRegions(context.mapping, context.settings)
    if (regions.length > 0) return regions.flatMap((region) => judgeRegion(region, clusters, context))
    const summary = `AWS account ${context.mapping.awsAccount.name} has no region to check.`
    return [{ status: 'not-applicable', resource: null, title: 'No region is mapped', summary }]
  },
})

function judgeRegion(region: string, clusters: Regions, context: Context): RegionalVerdict[] {
  const gathered = clusters[region]
  if (gathered === undefined) return []
  const at = { region, resource: null }
  if (!gathered.ok) return [{ ...at, ...unread(`Could not read the clusters in ${region}`, gathered.fault) }]

  const active = gathered.value.filter(isActive)
  if (active.length > 0) return [{ ...at, ...found(region, gathered.value, clusters, context) }]

  const isOwnChoice = context.mapping.ecsAccount.regions?.includes(region) ?? false
  if (isOwnChoice) return [{ ...at, ...missing(region, gathered.value, context) }]

  const others = Object.entries(clusters).filter(([name]) => name !== region)
  const served = others.filter(([, other]) => other.ok && other.value.some(isActive)).map(([name]) => name)
  if (served.length > 0) {
    const summary = `The account has active clusters in ${listed(served)}, but none in ${region}.`
    return [{ ...at, status: 'not-applicable', title: `No active cluster in ${region}`, summary }]
  }
  // A cluster in a region that was not read would make this one a matter of choice.
  const [unreadFault] = others.flatMap(([, other]) => (other.ok ? [] : [other.fault]))
  if (unreadFault !== undefined)
    return [{ ...at, ...unread(`Could not tell whether ${region} needs a cluster`, unreadFault) }]
  return [{ ...at, ...missing(region, gathered.value, context) }]
}

function unread(title: string, fault: Extract<RegionalVerdict, { status: 'unknown' }>['fault']) {
  return { status: 'unknown', title, summary: faultSentence(fault), fault } as const
}

function found(region: string, here: readonly Cluster[], clusters: Regions, { mapping }: Context) {
  const names = here.filter(isActive).map(({ name }) => name)
  const few = names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : listed(names)
  const unmatched = unmatchedNames(mapping.ecsAccount.clusters, clusters)
  if (unmatched.length > 0) return mistaken(unmatched, `${region}: ${few}`, mapping.ecsAccount.name)

  const scopes = [...clusterScopes(here, mapping.ecsAccount.clusters).values()]
  const note = scopes.includes('in-scope') ? '' : ` This account names none of them.`
  const title = `${region} has ${counted(names.length, 'active cluster')}`
  return { status: 'pass', title, summary: `${few}.${note}` } as const
}

/** What the account names and no mapped region has; nothing while a region is unread, for it may be there. */
function unmatchedNames(chosen: readonly string[] | null, clusters: Regions): string[] {
  const gathered = Object.values(clusters)
  if (chosen === null || gathered.some(({ ok }) => !ok)) return []
  const active = gathered.flatMap((each) => (each.ok ? each.value : [])).filter(isActive)
  return chosen.filter((glob) => !active.some(({ name }) => matchesGlob(glob, name)))
}

/** A name that matches nothing would leave its cluster unjudged, and the account green. */
function mistaken(names: readonly string[], there: string, ecsAccount: string) {
  const evidence: readonly [Evidence] = [{ kind: 'text', title: 'Active clusters', text: there }]
  const fix: Fix = {
    kind: 'edit-registry',
    entity: 'ecs-account',
    name: ecsAccount,
    field: 'clusters',
    text: `Correct the clusters that ${ecsAccount} names, or create ${listed(names)}.`,
  }
  return {
    status: 'warn',
    title: `No active cluster matches ${listed(names)}`,
    summary: `ECS account ${ecsAccount} names ${names.length === 1 ? 'it' : 'them'} as its own. A deploy there would find no cluster, and no other is judged in ${names.length === 1 ? 'its' : 'their'} place.`,
    evidence,
    fix,
  } as const
}

function missing(region: string, clusters: readonly Cluster[], { mapping }: Context) {
  const { ecsAccount } = mapping
  const isOwnChoice = ecsAccount.regions?.includes(region) ?? false
  const why = isOwnChoice
    ? `ECS account ${ecsAccount.name} says that it deploys to ${region}.`
    : 'No mapped region of the account has one.'
  const evidence: readonly [Evidence] = [
    {
      kind: 'text',
      title: `Clusters in ${region}`,
      text: clusters.map(({ name, status }) => `${name}: ${status}`).join('\n') || 'AWS lists no clusters.',
    },
  ]
  const fix: Fix = {
    kind: 'create-cluster',
    region,
    cluster: nameToCreate(ecsAccount.clusters, ecsAccount.name),
    leaveOut: isOwnChoice ? ecsAccount.name : null,
  }
  return {
    status: 'fail',
    title: `There is no active cluster in ${region}`,
    summary: `${why} Spinnaker does not create clusters, so a deploy there fails.`,
    evidence,
    fix,
  } as const
}

/** The first cluster that the account names in full, else a name made from the account's. */
function nameToCreate(clusters: readonly string[] | null, ecsAccount: string): string {
  const named = clusters?.find((name) => !/[*?]/.test(name))
  return named ?? ecsAccount.replace(/[^A-Za-z0-9_-]/g, '-')
}
