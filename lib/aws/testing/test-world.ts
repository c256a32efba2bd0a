import type { Sandbox, SandboxOptions } from '@/lib/sandbox/sandbox'
import { startSandbox } from '@/lib/sandbox/server'
import { defaultKey } from '@/lib/sandbox/world/base-keys'
import { instanceTypes } from '@/lib/sandbox/world/instance-types'
import { regions } from '@/lib/sandbox/world/regions'
import {
  allowing,
  policy,
  serviceLinkedRoles,
  spinnakerManaged,
  taskRole,
  trusting,
} from '@/lib/sandbox/world/role-builders'
import type { Account, ContainerInstance, RegionContents, Role, World } from '@/lib/sandbox/world/world-types'
import { type Aws, createAws } from '../aws'
import type { Limits } from '../limits'
import { testAccountId, testRegion } from './test-target'

/** A machine of the test's cluster. */
export function testInstance(number: number): ContainerInstance {
  return {
    id: number.toString(16).padStart(32, '0'),
    ec2InstanceId: `i-${number.toString(16).padStart(17, '0')}`,
    instanceType: 'm5.large',
    availabilityZone: `${testRegion}a`,
    used: { cpu: 256, memoryMiB: 512, tcpPorts: [8080] },
    runningTasks: 1,
  }
}

/** What the collectors' suite finds in a region; moto is seeded with the same. */
export const suiteRegion: RegionContents = {
  clusters: [
    {
      name: 'main',
      instances: [testInstance(1), testInstance(2)],
      services: [{ name: 'web', desired: 1, cpu: 256, memoryMiB: 512 }],
      capacityProviders: ['FARGATE', 'main-nodes'],
    },
    { name: 'empty' },
  ],
  capacityProviders: [
    {
      name: 'main-nodes',
      autoScalingGroup: 'main-group',
      managedScaling: { targetCapacity: 80, minimumStep: 1, maximumStep: 10 },
    },
  ],
  autoScalingGroups: [
    {
      name: 'main-group',
      minimum: 1,
      maximum: 5,
      desired: 2,
      instanceTypes: ['m5.large'],
      availabilityZones: [`${testRegion}a`],
    },
  ],
  alarms: [
    {
      name: 'web-cpu-high',
      metric: { namespace: 'AWS/ECS', name: 'CPUUtilization', dimensions: { ClusterName: 'main', ServiceName: 'web' } },
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      alarmActions: ['arn:aws:sns:us-east-1:200000000002:pager'],
    },
    {
      name: 'web-errors',
      metric: {
        queries: [
          { id: 'rate', expression: 'errors * 2', returnData: true },
          { id: 'errors', metric: { namespace: 'web', name: 'errors', dimensions: {} } },
        ],
      },
    },
  ],
  scalableTargets: [{ resourceId: 'service/main/web', minimum: 1, maximum: 4 }],
  scalingPolicies: [
    { name: 'web-out', resourceId: 'service/main/web', type: 'StepScaling', alarms: [] },
    {
      name: 'web-cpu',
      resourceId: 'service/main/web',
      type: 'TargetTrackingScaling',
      alarms: [],
      target: { customized: { namespace: 'web', name: 'queue', dimensions: { Service: 'web' } }, value: 50 },
    },
  ],
  scheduledActions: [
    { name: 'office-hours', resourceId: 'service/main/web', schedule: 'cron(0 6 * * ? *)', minimum: 2, maximum: 4 },
  ],
  vpcs: [
    {
      id: 'vpc-0a1b2c3d4e5f60718',
      name: 'main',
      cidr: '10.20.0.0/16',
      subnets: [
        {
          id: 'subnet-0a1b2c3d4e5f60718',
          availabilityZone: `${testRegion}a`,
          cidr: '10.20.0.0/24',
          freeAddresses: 251,
          tags: { Name: 'main.internal.a', immutable_metadata: '{"purpose":"internal"}', team: 'web' },
        },
      ],
    },
  ],
}

/** The same with a group of each kind that tells the size of a new instance, and a daemon on one: every call has a reason. */
export const launchingRegion: RegionContents = {
  ...suiteRegion,
  clusters: [
    ...(suiteRegion.clusters ?? []),
    {
      name: 'old',
      capacityProviders: ['old-nodes'],
      services: [{ name: 'agent', desired: 0, cpu: 64, memoryMiB: 128, scheduling: 'DAEMON' }],
    },
  ],
  capacityProviders: [
    ...(suiteRegion.capacityProviders ?? []),
    {
      name: 'old-nodes',
      autoScalingGroup: 'old-group',
      managedScaling: { targetCapacity: 100, minimumStep: 1, maximumStep: 10 },
    },
  ],
  autoScalingGroups: [
    ...(suiteRegion.autoScalingGroups ?? []),
    {
      name: 'old-group',
      minimum: 0,
      maximum: 5,
      desired: 0,
      instanceTypes: ['c5.large'],
      launchConfiguration: true,
      availabilityZones: [`${testRegion}a`],
    },
  ],
}

/** Shipshape's caller, which is Clouddriver's identity too: it may assume roles and nothing else. */
const caller: Role = {
  name: defaultKey.role,
  trust: policy(trusting({ Service: 'ec2.amazonaws.com' })),
  inlinePolicies: { Assume: allowing('sts:AssumeRole') },
}

const spinnaker: Account = {
  id: defaultKey.accountId,
  name: 'spinnaker',
  partition: 'aws',
  roles: [caller, spinnakerManaged()],
  regions: {},
}

/** The account that tests read; Clouddriver's role may also simulate, so that every collector is answered. */
export const suiteAccount: Account = {
  id: testAccountId,
  name: 'test',
  partition: 'aws',
  roles: [
    { ...spinnakerManaged(), inlinePolicies: { Iam: allowing('iam:Get*', 'iam:List*', 'iam:Simulate*') } },
    ...serviceLinkedRoles,
    taskRole('web-task'),
  ],
  regions: { [testRegion]: suiteRegion },
}

/** A world of Spinnaker's own account and one to read. */
export function testWorld(account: Partial<Account> = {}): World {
  return { regions, instanceTypes, baseKeys: [defaultKey], accounts: [spinnaker, { ...suiteAccount, ...account }] }
}

/** A sandbox without latency, and an Aws that talks to it as Clouddriver's own identity. */
export async function startTestAws(
  options: SandboxOptions = {},
  limits: Partial<Limits> = {},
): Promise<{ sandbox: Sandbox; aws: Aws }> {
  const sandbox = await startSandbox({ world: testWorld(), latencyMs: 0, ...options })
  return { sandbox, aws: awsAt(sandbox.url, limits) }
}

/** An Aws at an endpoint, with the sandbox's key. */
export function awsAt(endpoint: string, limits: Partial<Limits> = {}): Aws {
  const { accessKeyId, secretAccessKey } = defaultKey
  return createAws({ endpoint, baseCredentials: () => async () => ({ accessKeyId, secretAccessKey }), limits })
}
