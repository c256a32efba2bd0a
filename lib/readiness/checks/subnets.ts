import type { EcsAccount } from '@/lib/registry/ecs-account'
import { effectiveReferenceTask } from '@/lib/registry/effective-reference-task'
import { compareReleases } from '@/lib/registry/release'
import type { Settings } from '@/lib/registry/settings'
import { clusterScopes } from '../capacity/cluster-scope'
import { isFargateProvider, usesFargate } from '../capacity/fargate'
import { regionCheck, type Verdict } from '../check'
import { readSubnet, type SubnetReading } from '../clouddriver/subnet-purpose'
import type { Evidence } from '../evidence'
import type { Facts } from '../facts'
import type { Cluster } from '../facts/clusters'
import type { Subnet } from '../facts/subnets'
import type { Fault } from '../fault'
import type { Gathered } from '../gathered'
import { setUpPage } from '../set-up-page'
import { faultSentence } from '../unknown-words'
import { counted, grouped, listed } from '../words'

type ReadSubnet = { subnet: Subnet; reading: SubnetReading }
type Wanted = { is: 'yes'; why: string } | { is: 'no' } | { is: 'unread'; fault: Fault }

export const subnets = regionCheck({
  check: 'subnets',
  group: 'networking',
  name: 'Subnets',
  docs: setUpPage,
  rule: {
    source:
      'Set-up page, "Networking": awsvpc needs a subnet group visible in Spinnaker. What makes one: clouddriver AmazonSubnetProvider.groovy (seen running in 1.18, 1.38 and 2026.2) and SubnetSelector.java (read in the code, not seen running).',
    appliesTo: "from 1.10, where Spinnaker's ECS provider learned network mode awsvpc",
  },
  needs: [],
  uses: ['subnets', 'clusters'],
  judge: (facts, { mapping, settings, release, region }) => {
    if (release !== null && compareReleases(release, '1.10') < 0) return [beforeAwsvpc(release)]
    const wanted = awsvpcWanted(mapping.ecsAccount, settings, facts.clusters)
    if (wanted.is === 'no') return [notWanted(region)]
    if (wanted.is === 'unread') return [unread(region, wanted.fault)]
    if (!facts.subnets.ok) return [unread(region, facts.subnets.fault)]
    const read = facts.subnets.value.map((subnet) => ({ subnet, reading: readSubnet(subnet) }))
    return [judgeSubnets(read, wanted.why, region)]
  },
})

/** Who asks for awsvpc: the reference task, else a cluster in scope that can run tasks on Fargate alone. */
function awsvpcWanted(ecsAccount: EcsAccount, settings: Settings, clusters: Gathered<Facts['clusters']>): Wanted {
  const { task } = effectiveReferenceTask(ecsAccount, settings)
  if (task.networkMode === 'awsvpc') return { is: 'yes', why: 'The reference task uses network mode awsvpc' }
  if (isFargateProvider(task.compute)) {
    return { is: 'yes', why: `The reference task uses ${task.compute}, whose tasks run in network mode awsvpc` }
  }
  if (!clusters.ok) return { is: 'unread', fault: clusters.fault }
  const scopes = clusterScopes(clusters.value, ecsAccount.clusters)
  const names = [...scopes].flatMap(([cluster, scope]) =>
    scope === 'in-scope' && isFargateOnly(cluster) ? [cluster.name] : [],
  )
  if (names.length === 0) return { is: 'no' }
  const several = names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : listed(names)
  return { is: 'yes', why: `Tasks in ${several} run on Fargate, in network mode awsvpc` }
}

function isFargateOnly(cluster: Cluster): boolean {
  return usesFargate(cluster) && cluster.registeredInstances === 0 && cluster.capacityProviders.every(isFargateProvider)
}

function judgeSubnets(read: readonly ReadSubnet[], why: string, region: string): Verdict {
  const breaking = read.filter(({ reading }) => reading.kind === 'breaks')
  const purposes = [
    ...new Set(read.flatMap(({ reading }) => (reading.kind === 'purpose' ? reading.purpose : []))),
  ].sort()
  const evidence = [subnetTable(read, region)] as const
  if (breaking.length > 0) {
    const ids = breaking.map(({ subnet }) => subnet.id)
    return {
      status: 'warn',
      resource: null,
      title: `Clouddriver cannot list the subnets of ${region}: ${listed(ids.slice(0, 3))} stops it`,
      summary: `${why}. Clouddriver expects the tag immutable_metadata to be a JSON object. Any other value stops the listing, and Spinnaker offers no subnet of the account.`,
      evidence,
      fix: { kind: 'tag-subnet', region, subnets: ids },
    }
  }
  if (purposes.length === 0) {
    return {
      status: 'warn',
      resource: null,
      title: `No subnet in ${region} has a purpose that Spinnaker recognises`,
      summary: `${why}, but a deploy chooses its subnets by purpose. ${read.length === 0 ? 'The region has no subnet.' : `None of ${counted(read.length, 'subnet')} has one, so Spinnaker offers none.`}`,
      evidence,
      fix: { kind: 'tag-subnet', region, subnets: largestVpc(read) },
    }
  }
  return {
    status: 'pass',
    resource: null,
    title: `Spinnaker offers ${counted(purposes.length, 'subnet purpose')} in ${region}`,
    summary: `${why}. A deploy can choose ${listed(purposes)}.`,
    evidence,
  }
}

/** Subnets of the VPC with most free addresses: where tasks most likely belong. */
function largestVpc(read: readonly ReadSubnet[]): string[] {
  const free = new Map<string, number>()
  for (const { subnet } of read) free.set(subnet.vpc, (free.get(subnet.vpc) ?? 0) + subnet.freeAddresses)
  const [largest] = [...free].sort(([, a], [, b]) => b - a)
  return read.flatMap(({ subnet }) => (subnet.vpc === largest?.[0] ? [subnet.id] : []))
}

/** A landing zone may have hundreds: those that say most come first. */
const shown = 20

function subnetTable(read: readonly ReadSubnet[], region: string): Evidence {
  const rank = { breaks: 0, purpose: 1, none: 2 }
  const rows = [...read].sort((a, b) => rank[a.reading.kind] - rank[b.reading.kind]).slice(0, shown)
  const all = read.length
  return {
    kind: 'table',
    title:
      all > shown ? `${shown} of ${counted(all, 'subnet')} in ${region}` : `${counted(all, 'subnet')} in ${region}`,
    columns: ['Subnet', 'VPC', 'Zone', 'Free addresses', 'What Spinnaker sees'],
    rows: rows.map(({ subnet, reading }) => [
      { text: subnet.id, code: true },
      { text: subnet.vpc, code: true },
      subnet.availabilityZone,
      grouped(subnet.freeAddresses),
      reading.kind === 'purpose'
        ? { text: `${reading.purpose}, from ${reading.from}`, status: 'pass' as const }
        : {
            text: `not offered: ${reading.why}`,
            status: reading.kind === 'breaks' ? ('warn' as const) : ('not-applicable' as const),
          },
    ]),
  }
}

function beforeAwsvpc(release: string): Verdict {
  return {
    status: 'not-applicable',
    resource: null,
    title: `Release ${release} does not choose subnets`,
    summary:
      "Spinnaker's ECS provider knows network mode awsvpc from 1.10 on; before, containers use the cluster's own network.",
  }
}

function notWanted(region: string): Verdict {
  return {
    status: 'not-applicable',
    resource: null,
    title: `No deploy needs a subnet in ${region}`,
    summary:
      'The reference task does not use awsvpc, and no cluster in scope runs on Fargate alone: containers use the network of their instances.',
  }
}

function unread(region: string, fault: Fault): Verdict {
  const title = `Could not check the subnets in ${region}`
  return { status: 'unknown', resource: null, title, summary: faultSentence(fault), fault }
}
