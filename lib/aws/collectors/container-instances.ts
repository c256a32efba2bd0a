import { DescribeContainerInstancesCommand, ListContainerInstancesCommand } from '@aws-sdk/client-ecs'
import pLimit from 'p-limit'
import { z } from 'zod'
import type { Cluster } from '@/lib/readiness/facts/clusters'
import type { ContainerInstance } from '@/lib/readiness/facts/container-instances'
import type { Gathered } from '@/lib/readiness/gathered'
import { AwsFault } from '../aws-fault'
import type { Clients } from '../clients'
import { collector } from '../collector'
import { ecsInstanceSchema, trimInstance } from '../container-instance'
import { failuresSchema, listAndDescribe } from '../describe-all'
import { parseAnswer } from '../parse-answer'
import { readPages } from '../read-pages'

const list = 'ecs:ListContainerInstances'
const describe = 'ecs:DescribeContainerInstances'

const listSchema = z.object({ containerInstanceArns: z.array(z.string()), nextToken: z.string().optional() })
const describeSchema = z.object({ containerInstances: z.array(ecsInstanceSchema), failures: failuresSchema })

/** Clusters of a region read side by side; their calls share one rate budget, so more would only wait in it. */
const atOnce = 20

export const containerInstances = collector({
  fact: 'container-instances',
  actions: [list, describe],
  after: ['clusters'],
  calls: (read) => {
    const inUse = read('clusters')?.filter(
      ({ status, registeredInstances }) => status === 'ACTIVE' && registeredInstances > 0,
    )
    if (inUse === undefined) return undefined
    const each = inUse.reduce((sum, { registeredInstances }) => sum + Math.ceil(registeredInstances / 100), 0)
    return { [list]: each, [describe]: each }
  },
  collect: async (aws, _target, { clusters }) => {
    const limit = pLimit(atOnce)
    // An empty cluster has nothing to list: 120 clusters of which one is in use cost 2 calls, not 240.
    const inUse = clusters.filter(({ status, registeredInstances }) => status === 'ACTIVE' && registeredInstances > 0)
    const entries = inUse.map((cluster) =>
      limit(async () => [cluster.name, await gatherInstances(aws, cluster)] as const),
    )
    return Object.fromEntries(await Promise.all(entries))
  },
})

/** One cluster's instances or its own fault: a throttled cluster of twenty costs one entry. */
async function gatherInstances(aws: Clients, cluster: Cluster): Promise<Gathered<ContainerInstance[]>> {
  try {
    const value = await readInstances(aws, cluster)
    return { ok: true, value, at: new Date().toISOString() }
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error
    return { ok: false, fault: error.fault, at: new Date().toISOString() }
  }
}

function readInstances(aws: Clients, cluster: Cluster): Promise<ContainerInstance[]> {
  return listAndDescribe(
    { list, describe },
    aws.region,
    () => listInstances(aws, cluster.arn),
    (arns) => describeInstances(aws, cluster.arn, arns),
  )
}

async function listInstances({ ecs, region }: Clients, cluster: string): Promise<string[]> {
  const pages = await readPages(
    list,
    region,
    listSchema,
    (nextToken) => ecs.send(new ListContainerInstancesCommand({ cluster, maxResults: 100, nextToken })),
    (page) => page.nextToken,
  )
  return pages.flatMap(({ containerInstanceArns }) => containerInstanceArns)
}

async function describeInstances({ ecs, region }: Clients, cluster: string, containerInstances: string[]) {
  const command = new DescribeContainerInstancesCommand({ cluster, containerInstances })
  const answer = parseAnswer(describe, region, describeSchema, await ecs.send(command))
  return { found: answer.containerInstances.map(trimInstance), failures: answer.failures }
}
