import { DescribeCapacityProvidersCommand } from '@aws-sdk/client-ecs'
import { z } from 'zod'
import type { CapacityProvider } from '@/lib/readiness/facts/capacity-providers'
import type { Cluster } from '@/lib/readiness/facts/clusters'
import { type LastRead, requests } from '../call-count'
import type { Clients } from '../clients'
import { collector } from '../collector'
import { batches, type Failure, failuresSchema, notDescribed } from '../describe-all'
import { parseAnswer } from '../parse-answer'

const action = 'ecs:DescribeCapacityProviders'

const answerSchema = z.object({
  capacityProviders: z.array(
    z.object({
      name: z.string(),
      capacityProviderArn: z.string(),
      status: z.string(),
      autoScalingGroupProvider: z
        .object({
          autoScalingGroupArn: z.string(),
          managedScaling: z
            .object({
              status: z.string().optional(),
              targetCapacity: z.int().default(100),
              minimumScalingStepSize: z.int().default(1),
              maximumScalingStepSize: z.int().default(10_000),
            })
            .optional(),
        })
        .optional(),
    }),
  ),
  failures: failuresSchema,
})

type EcsProvider = z.infer<typeof answerSchema>['capacityProviders'][number]

type Described = { found: CapacityProvider[]; failures: Failure[] }

export const capacityProviders = collector({
  fact: 'capacity-providers',
  actions: [action],
  after: ['clusters'],
  calls: (read) => requests(action, providerCalls(read)),
  collect: async (aws, _target, { clusters }) => {
    const attached = new Set(clusters.flatMap((cluster) => cluster.capacityProviders))
    const names = [...attached].filter((name) => !/^FARGATE(_SPOT)?$/.test(name)).sort()
    const first = await Promise.all(batches(names, 10).map((batch) => describeProviders(aws, batch)))
    const missing = missingOf(names, first)
    if (missing.length === 0) return foundIn(first)
    const second = await Promise.all(describeByCluster(aws, clusters, missing))
    const withheld = missingOf(missing, second)
    // Attached to a cluster, a provider cannot have been deleted: an answer without it is incomplete.
    if (withheld.length > 0) {
      const failures = second.flatMap((answer) => answer.failures)
      throw notDescribed(action, aws.region, withheld, failures)
    }
    return foundIn([...first, ...second])
  },
})

/** Providers of managed instances belong to a cluster and are found only where it is named (API reference). */
function describeByCluster(aws: Clients, clusters: readonly Cluster[], names: string[]): Promise<Described>[] {
  return clusters.flatMap(({ arn, capacityProviders }) => {
    const own = names.filter((name) => capacityProviders.includes(name))
    return batches(own, 10).map((batch) => describeProviders(aws, batch, arn))
  })
}

async function describeProviders({ ecs, region }: Clients, names: string[], cluster?: string): Promise<Described> {
  const command = new DescribeCapacityProvidersCommand({ capacityProviders: names, cluster })
  const answer = parseAnswer(action, region, answerSchema, await ecs.send(command))
  return { found: answer.capacityProviders.map(trimProvider), failures: answer.failures }
}

/** Each provider once, though several clusters may have it. */
function foundIn(answers: readonly Described[]): CapacityProvider[] {
  return [...new Map(answers.flatMap(({ found }) => found).map((provider) => [provider.arn, provider])).values()]
}

function missingOf(names: readonly string[], answers: readonly Described[]): string[] {
  const found = new Set(answers.flatMap((answer) => answer.found.map(({ name }) => name)))
  return names.filter((name) => !found.has(name))
}

function trimProvider(provider: EcsProvider): CapacityProvider {
  const group = provider.autoScalingGroupProvider
  const scaling = group?.managedScaling
  return {
    name: provider.name,
    arn: provider.capacityProviderArn,
    status: provider.status,
    autoScalingGroup: group === undefined ? null : groupName(group.autoScalingGroupArn),
    managedScaling:
      scaling?.status !== 'ENABLED'
        ? null
        : {
            targetCapacity: scaling.targetCapacity,
            minimumStep: scaling.minimumScalingStepSize,
            maximumStep: scaling.maximumScalingStepSize,
          },
  }
}

/** `…:autoScalingGroup:<uuid>:autoScalingGroupName/<name>`; ECS also takes and gives back the bare name. */
function groupName(arn: string): string {
  return arn.split('autoScalingGroupName/')[1] ?? arn
}

/** Batches of 10 names; providers without a group are found only where their cluster is named, and asked for again there. */
function providerCalls(read: LastRead): number | undefined {
  const [clusters, providers] = [read('clusters'), read('capacity-providers')]
  if (clusters === undefined || providers === undefined) return undefined
  const attached = new Set(clusters.flatMap(({ capacityProviders }) => capacityProviders))
  const names = [...attached].filter((name) => !/^FARGATE(_SPOT)?$/.test(name))
  const managed = new Set(providers.filter(({ autoScalingGroup }) => autoScalingGroup === null).map(({ name }) => name))
  const again = clusters.map(({ capacityProviders }) => capacityProviders.filter((name) => managed.has(name)))
  return batches(names, 10).length + again.reduce((sum, own) => sum + batches(own, 10).length, 0)
}
