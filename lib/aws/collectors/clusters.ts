import { DescribeClustersCommand, ListClustersCommand } from '@aws-sdk/client-ecs'
import { z } from 'zod'
import type { Cluster } from '@/lib/readiness/facts/clusters'
import { pages } from '../call-count'
import type { Clients } from '../clients'
import { collector } from '../collector'
import { batches, failuresSchema, listAndDescribe } from '../describe-all'
import { parseAnswer } from '../parse-answer'
import { readPages } from '../read-pages'

const list = 'ecs:ListClusters'
const describe = 'ecs:DescribeClusters'

const listSchema = z.object({ clusterArns: z.array(z.string()), nextToken: z.string().optional() })

const describeSchema = z.object({
  clusters: z.array(
    z.object({
      clusterName: z.string(),
      clusterArn: z.string(),
      status: z.string(),
      registeredContainerInstancesCount: z.int().default(0),
      runningTasksCount: z.int().default(0),
      pendingTasksCount: z.int().default(0),
      activeServicesCount: z.int().default(0),
      capacityProviders: z.array(z.string()).default([]),
      statistics: z.array(z.object({ name: z.string(), value: z.coerce.number() })).default([]),
    }),
  ),
  failures: failuresSchema,
})

type EcsCluster = z.infer<typeof describeSchema>['clusters'][number]

export const clusters = collector({
  fact: 'clusters',
  actions: [list, describe],
  calls: (read) => {
    const clusters = read('clusters')
    if (clusters === undefined) return undefined
    return { [list]: pages(clusters, 100) ?? 1, [describe]: batches(clusters, 100).length }
  },
  collect: (aws) =>
    listAndDescribe(
      { list, describe },
      aws.region,
      () => listClusters(aws),
      (arns) => describeClusters(aws, arns),
    ),
})

async function listClusters({ ecs, region }: Clients): Promise<string[]> {
  const pages = await readPages(
    list,
    region,
    listSchema,
    (nextToken) => ecs.send(new ListClustersCommand({ maxResults: 100, nextToken })),
    (page) => page.nextToken,
  )
  return pages.flatMap(({ clusterArns }) => clusterArns)
}

async function describeClusters({ ecs, region }: Clients, arns: string[]) {
  const command = new DescribeClustersCommand({ clusters: arns, include: ['STATISTICS', 'ATTACHMENTS'] })
  const answer = parseAnswer(describe, region, describeSchema, await ecs.send(command))
  return { found: answer.clusters.map(trimCluster), failures: answer.failures }
}

function trimCluster(cluster: EcsCluster): Cluster {
  const statistic = (name: string) => cluster.statistics.find((one) => one.name === name)?.value ?? 0
  return {
    name: cluster.clusterName,
    arn: cluster.clusterArn,
    status: cluster.status,
    registeredInstances: cluster.registeredContainerInstancesCount,
    runningTasks: cluster.runningTasksCount,
    pendingTasks: cluster.pendingTasksCount,
    activeServices: cluster.activeServicesCount,
    runningFargateTasks: statistic('runningFargateTasksCount'),
    activeFargateServices: statistic('activeFargateServiceCount'),
    capacityProviders: cluster.capacityProviders,
  }
}
