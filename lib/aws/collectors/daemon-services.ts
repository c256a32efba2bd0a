import { DescribeServicesCommand, DescribeTaskDefinitionCommand, ListServicesCommand } from '@aws-sdk/client-ecs'
import { z } from 'zod'
import { growingClusters } from '@/lib/readiness/capacity/growing-clusters'
import type { Cluster } from '@/lib/readiness/facts/clusters'
import type { DaemonService } from '@/lib/readiness/facts/daemon-services'
import type { Gathered } from '@/lib/readiness/gathered'
import { AwsFault } from '../aws-fault'
import type { Clients } from '../clients'
import { collector } from '../collector'
import { batches, failuresSchema, listAndDescribe } from '../describe-all'
import { parseAnswer } from '../parse-answer'
import { readPages } from '../read-pages'

const list = 'ecs:ListServices'
const describe = 'ecs:DescribeServices'
const ofDefinition = 'ecs:DescribeTaskDefinition'

const listSchema = z.object({ serviceArns: z.array(z.string()), nextToken: z.string().optional() })

const constraints = z.array(z.object({ type: z.string().default(''), expression: z.string().optional() })).default([])

const servicesSchema = z.object({
  services: z.array(
    z.object({
      serviceArn: z.string(),
      serviceName: z.string(),
      status: z.string().default('ACTIVE'),
      launchType: z.string().optional(),
      taskDefinition: z.string(),
      placementConstraints: constraints,
    }),
  ),
  failures: failuresSchema,
})

const definitionSchema = z.object({
  taskDefinition: z.object({
    cpu: z.string().optional(),
    memory: z.string().optional(),
    networkMode: z.string().optional(),
    runtimePlatform: z
      .object({ cpuArchitecture: z.string().optional(), operatingSystemFamily: z.string().optional() })
      .default({}),
    placementConstraints: constraints,
    containerDefinitions: z.array(
      z.object({
        cpu: z.int().default(0),
        memory: z.int().optional(),
        memoryReservation: z.int().optional(),
        portMappings: z
          .array(
            z.object({
              containerPort: z.int().optional(),
              hostPort: z.int().optional(),
              protocol: z.string().optional(),
            }),
          )
          .default([]),
        resourceRequirements: z.array(z.object({ type: z.string(), value: z.string() })).default([]),
      }),
    ),
  }),
})

type Service = z.infer<typeof servicesSchema>['services'][number]
type Definition = z.infer<typeof definitionSchema>['taskDefinition']

export const daemonServices = collector({
  fact: 'daemon-services',
  actions: [list, describe, ofDefinition],
  after: ['clusters', 'capacity-providers', 'auto-scaling-groups'],
  calls: (read) => {
    const [clusters, providers, groups] = [read('clusters'), read('capacity-providers'), read('auto-scaling-groups')]
    if (clusters === undefined || providers === undefined || groups === undefined) return undefined
    const known = read('daemon-services') ?? {}
    const daemons = Object.values(known).flatMap((each) => (each.ok ? [each.value.length] : []))
    return {
      [list]: growingClusters(clusters, providers, groups).length,
      [describe]: daemons.reduce((sum, count) => sum + Math.ceil(count / 10), 0),
      [ofDefinition]: daemons.reduce((sum, count) => sum + count, 0),
    }
  },
  collect: async (aws, _target, earlier) => {
    const { clusters, 'capacity-providers': providers, 'auto-scaling-groups': groups } = earlier
    const entries = growingClusters(clusters, providers, groups).map(
      async (cluster) => [cluster.name, await gatherDaemons(aws, cluster)] as const,
    )
    return Object.fromEntries(await Promise.all(entries))
  },
})

/** One cluster's daemons or its own fault: a role that may see some clusters only is told so of the others. */
async function gatherDaemons(aws: Clients, cluster: Cluster): Promise<Gathered<DaemonService[]>> {
  const at = new Date().toISOString()
  try {
    return { ok: true, value: await readDaemons(aws, cluster), at }
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error
    return { ok: false, fault: error.fault, at }
  }
}

async function readDaemons(aws: Clients, cluster: Cluster): Promise<DaemonService[]> {
  const services = await listAndDescribe(
    { list, describe },
    aws.region,
    () => listDaemons(aws, cluster),
    (arns) => describeServices(aws, cluster, arns),
  )
  // Machines of ECS Anywhere are no instances of a group.
  const placed = services.filter(({ status, launchType }) => status === 'ACTIVE' && launchType !== 'EXTERNAL')
  const arns = [...new Set(placed.map(({ taskDefinition }) => taskDefinition))]
  const definitions = new Map(await Promise.all(arns.map(async (arn) => [arn, await definitionOf(aws, arn)] as const)))
  return placed.flatMap((service) => {
    const definition = definitions.get(service.taskDefinition)
    return definition === undefined ? [] : [trimmed(service, definition)]
  })
}

async function listDaemons({ ecs, region }: Clients, { arn: cluster }: Cluster): Promise<string[]> {
  const pages = await readPages(
    list,
    region,
    listSchema,
    (nextToken) =>
      ecs.send(new ListServicesCommand({ cluster, schedulingStrategy: 'DAEMON', maxResults: 100, nextToken })),
    (page) => page.nextToken,
  )
  return pages.flatMap(({ serviceArns }) => serviceArns)
}

/** Ten services are the most that one request may carry. */
async function describeServices({ ecs, region }: Clients, { arn: cluster }: Cluster, arns: string[]) {
  const answers = await Promise.all(
    batches(arns, 10).map(async (services) =>
      parseAnswer(describe, region, servicesSchema, await ecs.send(new DescribeServicesCommand({ cluster, services }))),
    ),
  )
  return {
    found: answers.flatMap((answer) => answer.services).map((service) => ({ ...service, arn: service.serviceArn })),
    failures: answers.flatMap((answer) => answer.failures),
  }
}

async function definitionOf({ ecs, region }: Clients, taskDefinition: string): Promise<Definition> {
  const answer = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }))
  return parseAnswer(ofDefinition, region, definitionSchema, answer).taskDefinition
}

/** Environment, secrets and commands are not kept. */
function trimmed({ serviceName, placementConstraints }: Service, definition: Definition): DaemonService {
  const { cpu = null, memory = null, networkMode = null, runtimePlatform } = definition
  return {
    service: serviceName,
    definition: {
      cpu,
      memory,
      networkMode,
      runtimePlatform: {
        cpuArchitecture: runtimePlatform.cpuArchitecture ?? null,
        operatingSystemFamily: runtimePlatform.operatingSystemFamily ?? null,
      },
      placementConstraints: [...definition.placementConstraints, ...placementConstraints].map(
        ({ type, expression = null }) => ({ type, expression }),
      ),
      containerDefinitions: definition.containerDefinitions.map((container) => ({
        cpu: container.cpu,
        memory: container.memory ?? null,
        memoryReservation: container.memoryReservation ?? null,
        portMappings: container.portMappings.map(({ containerPort = null, hostPort = null, protocol = null }) => ({
          containerPort,
          hostPort,
          protocol,
        })),
        resourceRequirements: container.resourceRequirements,
      })),
    },
  }
}
