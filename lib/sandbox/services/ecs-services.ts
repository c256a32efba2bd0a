import type { Call, Result } from '../call'
import { integerOf, invalid, textOf, textsOf } from '../input'
import { pageOf } from '../paging'
import type { Service } from '../world/world-types'
import { launchType } from './ecs-clusters'
import { activeCluster, clusterArn, clusterOf, ecsArn, shortName } from './ecs-names'

/** Ten a page unless up to a hundred are asked for. */
export function listServices(call: Call): Result {
  const { services = [] } = activeCluster(call)
  const wanted = textOf(call, 'launchType')
  const strategy = textOf(call, 'schedulingStrategy')
  const listed = services
    .filter((service) => wanted === null || launchType(service) === wanted)
    .filter((service) => strategy === null || schedulingOf(service) === strategy)
  const size = integerOf(call, 'maxResults', { minimum: 1, maximum: 100, default: 10 })
  const { items, next } = pageOf(call, listed, size, textOf(call, 'nextToken'))
  return { serviceArns: items.map(({ name }) => serviceArn(call, name)), nextToken: next }
}

export function serviceResources(call: Call): readonly string[] {
  return wantedServices(call).map((name) => serviceArn(call, shortName(name)))
}

export function describeServices(call: Call): Result {
  const { services = [] } = activeCluster(call)
  const wanted = wantedServices(call).map((name) => ({
    name,
    service: services.find((each) => each.name === shortName(name)),
  }))
  return {
    services: wanted.flatMap(({ service }) => (service === undefined ? [] : [serviceAnswer(call, service)])),
    failures: wanted
      .filter(({ service }) => service === undefined)
      .map(({ name }) => ({ arn: serviceArn(call, shortName(name)), reason: 'MISSING' })),
  }
}

function wantedServices(call: Call): readonly string[] {
  const wanted = textsOf(call, 'services', 10) ?? []
  if (wanted.length === 0) throw invalid(call, 'Services cannot be empty.')
  return wanted
}

function serviceArn(call: Call, name: string): string {
  return ecsArn(call, `service/${clusterOf(call)}/${name}`)
}

function schedulingOf({ scheduling = 'REPLICA' }: Service): string {
  return scheduling
}

function serviceAnswer(call: Call, service: Service): Result {
  const fargate = launchType(service) === 'FARGATE'
  return {
    serviceArn: serviceArn(call, service.name),
    serviceName: service.name,
    clusterArn: clusterArn(call, clusterOf(call)),
    status: 'ACTIVE',
    desiredCount: service.desired,
    runningCount: service.running ?? service.desired,
    pendingCount: service.pending ?? 0,
    ...(service.capacityProvider === undefined
      ? { launchType: launchType(service) }
      : { capacityProviderStrategy: [{ capacityProvider: service.capacityProvider, weight: 1, base: 0 }] }),
    ...(fargate ? { platformVersion: 'LATEST', platformFamily: 'Linux' } : {}),
    taskDefinition: ecsArn(call, `task-definition/${service.name}:1`),
    schedulingStrategy: schedulingOf(service),
    loadBalancers: [],
    serviceRegistries: [],
    deployments: [],
    events: [],
    createdAt: new Date('2026-09-14T10:00:00Z'),
  }
}
