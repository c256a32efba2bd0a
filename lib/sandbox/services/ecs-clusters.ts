import type { Call, Result } from '../call'
import { integerOf, textOf, textsOf } from '../input'
import { pageOf } from '../paging'
import type { Cluster, Service } from '../world/world-types'
import { clusterArn, findCluster, shortName } from './ecs-names'

const includes = ['ATTACHMENTS', 'SETTINGS', 'CONFIGURATIONS', 'STATISTICS', 'TAGS'] as const
type Include = (typeof includes)[number]

/** Inactive clusters are listed by nobody; those that are coming or going are. */
export function listClusters(call: Call): Result {
  const names = (call.contents.clusters ?? []).filter(({ status }) => status !== 'INACTIVE').map(({ name }) => name)
  const size = integerOf(call, 'maxResults', { minimum: 1, maximum: 100, default: 100 })
  const { items, next } = pageOf(call, names, size, textOf(call, 'nextToken'))
  return { clusterArns: items.map((name) => clusterArn(call, name)), nextToken: next }
}

export function clusterResources(call: Call): readonly string[] {
  return wantedClusters(call).map((name) => clusterArn(call, shortName(name)))
}

export function describeClusters(call: Call): Result {
  const include = (textsOf(call, 'include', includes.length) ?? []).filter(isInclude)
  const wanted = wantedClusters(call).map((name) => ({ name, cluster: findCluster(call, shortName(name)) }))
  return {
    clusters: wanted.flatMap(({ cluster }) => (cluster === undefined ? [] : [clusterAnswer(call, cluster, include)])),
    failures: wanted
      .filter(({ cluster }) => cluster === undefined)
      .map(({ name }) => ({ arn: clusterArn(call, shortName(name)), reason: 'MISSING' })),
  }
}

function wantedClusters(call: Call): readonly string[] {
  return textsOf(call, 'clusters', 100) ?? ['default']
}

function isInclude(text: string): text is Include {
  return includes.some((include) => include === text)
}

function clusterAnswer(call: Call, cluster: Cluster, include: readonly Include[]): Result {
  const { services = [], instances = [] } = cluster
  return {
    clusterArn: clusterArn(call, cluster.name),
    clusterName: cluster.name,
    status: cluster.status ?? 'ACTIVE',
    registeredContainerInstancesCount: instances.filter(
      ({ status = 'ACTIVE' }) => status === 'ACTIVE' || status === 'DRAINING',
    ).length,
    runningTasksCount: sum(services, running),
    pendingTasksCount: sum(services, pending),
    activeServicesCount: services.length,
    statistics: include.includes('STATISTICS') ? statistics(services) : [],
    tags: [],
    settings: include.includes('SETTINGS') ? [{ name: 'containerInsights', value: 'disabled' }] : [],
    capacityProviders: cluster.capacityProviders ?? [],
    defaultCapacityProviderStrategy: [],
    ...(include.includes('ATTACHMENTS') ? { attachments: [] } : {}),
  }
}

const running = ({ running: count, desired }: Service): number => count ?? desired
const pending = ({ pending: count }: Service): number => count ?? 0

function statistics(services: readonly Service[]): readonly Result[] {
  const kinds = [
    { kind: 'EC2', of: services.filter((service) => launchType(service) === 'EC2') },
    { kind: 'Fargate', of: services.filter((service) => launchType(service) === 'FARGATE') },
    { kind: 'External', of: services.filter((service) => launchType(service) === 'EXTERNAL') },
  ]
  return kinds.flatMap(({ kind, of }) => [
    { name: `running${kind}TasksCount`, value: String(sum(of, running)) },
    { name: `pending${kind}TasksCount`, value: String(sum(of, pending)) },
    { name: `active${kind}ServiceCount`, value: String(of.length) },
    { name: `draining${kind}ServiceCount`, value: '0' },
  ])
}

/** What a service runs on, said directly or by its capacity provider. */
export function launchType({ launchType: said, capacityProvider }: Service): 'EC2' | 'FARGATE' | 'EXTERNAL' {
  return said ?? (capacityProvider?.startsWith('FARGATE') ? 'FARGATE' : 'EC2')
}

function sum(services: readonly Service[], of: (service: Service) => number): number {
  return services.reduce((total, service) => total + of(service), 0)
}
