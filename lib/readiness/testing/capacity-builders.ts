import { awsAccountInputSchema } from '@/lib/registry/aws-account'
import { type EcsAccountInput, ecsAccountInputSchema } from '@/lib/registry/ecs-account'
import type { Registry } from '@/lib/registry/registry'
import { defaultSettings, type Settings } from '@/lib/registry/settings'
import type { CapacityFacts } from '../capacity/capacity-facts'
import type { Context } from '../context'
import type { Cluster } from '../facts/clusters'
import type { ContainerInstance } from '../facts/container-instances'
import type { Fault } from '../fault'
import type { Gathered } from '../gathered'

export const now = '2026-11-24T12:00:00.000Z'

export function read<T>(value: T): Gathered<T> {
  return { ok: true, value, at: now }
}

export function refused(action: string, kind: Fault['kind'] = 'denied', region = 'us-east-1') {
  const fault: Fault = { kind, action, code: 'AccessDeniedException', requestId: 'r-1', region, message: 'not allowed' }
  return { ok: false, fault, at: now } as const
}

export function cluster(over: Partial<Cluster> = {}): Cluster {
  const name = over.name ?? 'main'
  return {
    name,
    arn: `arn:aws:ecs:us-east-1:210000000004:cluster/${name}`,
    status: 'ACTIVE',
    registeredInstances: 0,
    runningTasks: 0,
    pendingTasks: 0,
    activeServices: 0,
    runningFargateTasks: 0,
    activeFargateServices: 0,
    capacityProviders: [],
    ...over,
  }
}

/** An ACTIVE, connected m5.large with `cpu` and `memoryMiB` free. */
export function instance(cpu: number, memoryMiB: number, over: Partial<ContainerInstance> = {}): ContainerInstance {
  const id = over.ec2InstanceId ?? `i-${cpu}-${memoryMiB}`
  return {
    arn: `arn:aws:ecs:us-east-1:210000000004:container-instance/main/${id}`,
    ec2InstanceId: id,
    status: 'ACTIVE',
    agentConnected: true,
    registered: { cpu: 2048, memoryMiB: 7680, gpus: 0 },
    remaining: { cpu, memoryMiB, gpus: 0 },
    reservedPorts: { tcp: [22, 2375, 2376, 51678, 51679], udp: [] },
    runningTasks: 0,
    pendingTasks: 0,
    instanceType: 'm5.large',
    availabilityZone: 'us-east-1a',
    osType: 'linux',
    capacityProvider: null,
    attributes: {
      'ecs.os-type': over.osType ?? 'linux',
      'ecs.cpu-architecture': 'x86_64',
      'ecs.instance-type': over.instanceType ?? 'm5.large',
    },
    canRunAwsvpc: true,
    hasTrunk: false,
    external: false,
    ...over,
  }
}

/** Capacity facts of one region; all read, none attached, unless said. */
export function capacityFacts(
  instances: Record<string, ContainerInstance[]> = {},
  over: Partial<CapacityFacts> = {},
): CapacityFacts {
  const entries = Object.entries(instances).map(([name, members]) => [name, read(members)])
  return {
    'container-instances': read(Object.fromEntries(entries)),
    'capacity-providers': read([]),
    'auto-scaling-groups': read([]),
    'instance-types': read([
      { name: 'm5.large', vcpus: 2, memoryMiB: 8192, gpus: 0, networkInterfaces: 3 },
      { name: 'm5.xlarge', vcpus: 4, memoryMiB: 16_384, gpus: 0, networkInterfaces: 4 },
    ]),
    ...over,
  }
}

export type ScalingGroup = {
  name: string
  instances: number
  maximum: number
  instanceTypes?: string[]
  launchSuspended?: string
}

/** Group providers with managed scaling, each before a group of the same name. */
export function scalingProviders(
  ...groups: readonly ScalingGroup[]
): Pick<CapacityFacts, 'capacity-providers' | 'auto-scaling-groups'> {
  return {
    'capacity-providers': read(
      groups.map(({ name }) => ({
        name,
        arn: `arn:aws:ecs:us-east-1:210000000004:capacity-provider/${name}`,
        status: 'ACTIVE',
        autoScalingGroup: name,
        managedScaling: { targetCapacity: 100, minimumStep: 1, maximumStep: 10_000 },
      })),
    ),
    'auto-scaling-groups': read(
      groups.map(({ name, instances, maximum, instanceTypes = ['m5.large'], launchSuspended = null }) => ({
        name,
        minimum: 0,
        maximum,
        desired: instances,
        instances,
        launchSuspended,
        instanceTypes,
        purchase: 'on-demand',
        launch: null,
      })),
    ),
  }
}

/** Fargate's On-Demand vCPUs in use and their quota. */
export function fargateFacts(
  used: number | null = 0,
  quota: number | null = 4000,
  spot: { used: number | null; quota: number | null } = { used: null, quota: null },
) {
  return {
    'fargate-quota': read({ vcpus: quota, spotVcpus: spot.quota }),
    'fargate-usage': read({ vcpus: used, spotVcpus: spot.used }),
  }
}

/** What else sharpens an answer about capacity, as where all is plain: no limit is near. */
export function furtherFacts() {
  return { ...fargateFacts(), 'group-launches': read({}), 'ec2-quotas': read({}), 'daemon-services': read({}) }
}

/** A registry of one mapping, payments-ecs on payments, with the regions us-east-1 and eu-west-1. */
export function registryOf(ecs: Partial<EcsAccountInput> = {}, settings: Partial<Settings> = {}): Registry {
  const awsAccount = awsAccountInputSchema.parse({
    name: 'payments',
    accountId: '210000000004',
    regions: [{ name: 'us-east-1' }, { name: 'eu-west-1' }],
  })
  const ecsAccount = ecsAccountInputSchema.parse({ name: 'payments-ecs', awsAccount: 'payments', ...ecs })
  return {
    revision: 1,
    settings: { ...defaultSettings, ...settings },
    awsAccounts: [{ ...awsAccount, version: 1 }],
    ecsAccounts: [{ ...ecsAccount, version: 1 }],
  }
}

/** What a check of region us-east-1 is told beside the facts. */
export function contextOf(registry: Registry = registryOf()): Context & { region: string } {
  const [ecsAccount] = registry.ecsAccounts
  const [awsAccount] = registry.awsAccounts
  if (ecsAccount === undefined || awsAccount === undefined) throw new Error('A test registry needs one mapping.')
  const { settings } = registry
  const release = ecsAccount.release ?? settings.release
  return { registry, mapping: { ecsAccount, awsAccount }, settings, release, region: 'us-east-1', now }
}
