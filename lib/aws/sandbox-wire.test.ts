import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
  DescribeScheduledActionsCommand,
} from '@aws-sdk/client-application-auto-scaling'
import { AutoScalingClient, DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling'
import { CloudWatchClient, DescribeAlarmsCommand, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch'
import {
  DescribeInstanceTypesCommand,
  DescribeRegionsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2'
import {
  CreateClusterCommand,
  DescribeCapacityProvidersCommand,
  DescribeClustersCommand,
  DescribeContainerInstancesCommand,
  DescribeServicesCommand,
  ECSClient,
  ListAccountSettingsCommand,
  ListClustersCommand,
  ListContainerInstancesCommand,
  ListServicesCommand,
} from '@aws-sdk/client-ecs'
import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam'
import { GetServiceQuotaCommand, ServiceQuotasClient } from '@aws-sdk/client-service-quotas'
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Sandbox } from '@/lib/sandbox/sandbox'
import { startSandbox } from '@/lib/sandbox/server'

// The real SDK against the sandbox: whatever it cannot deserialise is the sandbox's mistake.
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({ latencyMs: 0 })
})
afterAll(() => sandbox.close())

type Reader = { accountId: string; region: string; role?: string }

/** What every client of a session in one account and region needs. */
async function readerOf({ accountId, region, role = 'SpinnakerManaged' }: Reader) {
  const sts = new STSClient(base(region))
  const RoleArn = `arn:aws:iam::${accountId}:role/${role}`
  const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'wire-test' }))
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {}
  return {
    ...base(region),
    credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
  }
}

function base(region: string, profile: string | null = null) {
  const key = sandbox.baseKeys.find((each) => each.profile === profile)
  if (key === undefined) throw new Error(`The world has no key of profile ${profile}.`)
  return { endpoint: sandbox.url, region, maxAttempts: 1, credentials: key }
}

const core: Reader = { accountId: '123456789012', region: 'us-east-1' }
const payments: Reader = { accountId: '210000000004', region: 'us-east-1' }
const search: Reader = { accountId: '210000000005', region: 'us-east-1' }
const jobs: Reader = { accountId: '210000000008', region: 'us-east-1' }
const media: Reader = { accountId: '210000000011', region: 'us-west-2' }
const audit: Reader = { accountId: '210000000016', region: 'eu-west-1', role: 'security/ShipshapeReader' }

test('STS says who calls and hands out a session', async () => {
  const sts = new STSClient(base('us-east-1'))
  expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: '123456789012',
    Arn: 'arn:aws:sts::123456789012:assumed-role/SpinnakerAuthRole/i-0f3c9a71d2b84e650',
    UserId: expect.stringMatching(/^AROA\w{17}:i-0f3c9a71d2b84e650$/),
  })
  const RoleArn = 'arn:aws:iam::210000000002:role/SpinnakerManaged'
  const assumed = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'Spinnaker' }))
  expect(assumed.AssumedRoleUser?.Arn).toBe('arn:aws:sts::210000000002:assumed-role/SpinnakerManaged/Spinnaker')
  expect(assumed.Credentials?.Expiration).toBeInstanceOf(Date)
  const inside = new STSClient(await readerOf({ accountId: '210000000002', region: 'us-east-1' }))
  expect((await inside.send(new GetCallerIdentityCommand({}))).Account).toBe('210000000002')
})

test('STS of the other partition knows only its own key', async () => {
  const gov = new STSClient(base('us-gov-west-1', 'gov'))
  expect((await gov.send(new GetCallerIdentityCommand({}))).Arn).toMatch(/^arn:aws-us-gov:sts::210000000013:/)
  const foreign = new STSClient(base('us-gov-west-1'))
  await expect(foreign.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: 'InvalidClientTokenId' })
})

test('IAM lists roles with encoded trust policies and gets one with its boundary', async () => {
  const iam = new IAMClient(await readerOf(audit))
  const { Roles = [], IsTruncated } = await iam.send(new ListRolesCommand({ MaxItems: 1000 }))
  expect(IsTruncated).toBe(false)
  const role = Roles.find(({ RoleName }) => RoleName === 'ShipshapeReader')
  expect(role).toMatchObject({
    Path: '/security/',
    Arn: 'arn:aws:iam::210000000016:role/security/ShipshapeReader',
    CreateDate: expect.any(Date),
  })
  expect(JSON.parse(decodeURIComponent(role?.AssumeRolePolicyDocument ?? ''))).toMatchObject({ Version: '2012-10-17' })
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'SpinnakerManaged' }))
  expect(Role?.PermissionsBoundary?.PermissionsBoundaryArn).toBe('arn:aws:iam::210000000016:policy/TeamBoundary')
  expect(Role?.MaxSessionDuration).toBe(3600)
})

test('IAM shows the policies of a role and the documents behind them', async () => {
  const iam = new IAMClient(await readerOf(audit))
  const RoleName = 'SpinnakerManaged'
  const { AttachedPolicies } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }))
  const PolicyArn = 'arn:aws:iam::aws:policy/PowerUserAccess'
  expect(AttachedPolicies).toEqual([{ PolicyName: 'PowerUserAccess', PolicyArn }])
  expect((await iam.send(new ListRolePoliciesCommand({ RoleName }))).PolicyNames).toEqual([
    'SpinnakerPassRole',
    'SpinnakerOwnPermissions',
  ])
  const inline = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName: 'SpinnakerPassRole' }))
  expect(decodeURIComponent(inline.PolicyDocument ?? '')).toContain('iam:PassRole')
  const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }))
  const version = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: Policy?.DefaultVersionId }))
  expect(decodeURIComponent(version.PolicyVersion?.Document ?? '')).toContain('NotAction')
})

test('IAM simulates a role, its boundary included', async () => {
  const iam = new IAMClient(await readerOf(audit))
  const PolicySourceArn = 'arn:aws:iam::210000000016:role/SpinnakerManaged'
  const ActionNames = ['ecs:CreateService', 'iam:CreateServiceLinkedRole', 'iam:DeleteRole']
  const { EvaluationResults = [], IsTruncated } = await iam.send(
    new SimulatePrincipalPolicyCommand({ PolicySourceArn, ActionNames }),
  )
  expect(IsTruncated).toBe(false)
  expect(
    EvaluationResults.map(({ EvalActionName, EvalResourceName, EvalDecision, PermissionsBoundaryDecisionDetail }) => [
      EvalActionName,
      EvalResourceName,
      EvalDecision,
      PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary,
    ]),
  ).toEqual([
    ['ecs:CreateService', '*', 'allowed', true],
    ['iam:CreateServiceLinkedRole', '*', 'explicitDeny', false],
    ['iam:DeleteRole', '*', 'implicitDeny', true],
  ])
})

test('ECS lists and describes clusters with statistics', async () => {
  const ecs = new ECSClient(await readerOf(jobs))
  const { clusterArns } = await ecs.send(new ListClustersCommand({}))
  expect(clusterArns).toEqual(['arn:aws:ecs:us-east-1:210000000008:cluster/jobs-fargate'])
  const { clusters = [], failures } = await ecs.send(
    new DescribeClustersCommand({ clusters: ['jobs-fargate', 'gone'], include: ['STATISTICS', 'ATTACHMENTS'] }),
  )
  expect(clusters[0]).toMatchObject({
    clusterName: 'jobs-fargate',
    status: 'ACTIVE',
    registeredContainerInstancesCount: 0,
    runningTasksCount: 18,
    pendingTasksCount: 0,
    activeServicesCount: 3,
    capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
  })
  expect(clusters[0]?.statistics).toContainEqual({ name: 'runningFargateTasksCount', value: '18' })
  expect(clusters[0]?.statistics).toContainEqual({ name: 'activeFargateServiceCount', value: '3' })
  expect(failures).toEqual([{ arn: 'arn:aws:ecs:us-east-1:210000000008:cluster/gone', reason: 'MISSING' }])
})

test('ECS describes container instances with what is registered and what remains', async () => {
  const ecs = new ECSClient(await readerOf(media))
  const cluster = 'media-encode'
  const { containerInstanceArns } = await ecs.send(new ListContainerInstancesCommand({ cluster }))
  const { containerInstances = [] } = await ecs.send(
    new DescribeContainerInstancesCommand({ cluster, containerInstances: containerInstanceArns }),
  )
  const gpu = containerInstances.find(({ attributes }) => attributes?.some(({ value }) => value === 'g4dn.xlarge'))
  expect(gpu).toMatchObject({
    status: 'ACTIVE',
    agentConnected: true,
    ec2InstanceId: expect.stringMatching(/^i-/),
    pendingTasksCount: 0,
  })
  expect(gpu?.registeredResources).toContainEqual(
    expect.objectContaining({ name: 'CPU', type: 'INTEGER', integerValue: 4096 }),
  )
  expect(gpu?.registeredResources).toContainEqual(
    expect.objectContaining({ name: 'GPU', stringSetValue: ['GPU-g4dn.xlarge-0'] }),
  )
  expect(gpu?.remainingResources).toContainEqual(expect.objectContaining({ name: 'MEMORY', integerValue: 206 }))
  expect(gpu?.remainingResources).toContainEqual(expect.objectContaining({ name: 'GPU', stringSetValue: [] }))
  expect(gpu?.remainingResources).toContainEqual(expect.objectContaining({ name: 'PORTS', type: 'STRINGSET' }))
  expect(gpu?.attributes).toContainEqual({ name: 'ecs.capability.task-eni' })
  expect(gpu?.attributes).toContainEqual({ name: 'ecs.availability-zone', value: 'us-west-2a' })
})

test('ECS describes capacity providers, and EC2 Auto Scaling the groups behind them', async () => {
  const reader = await readerOf(search)
  const found = await new ECSClient(reader).send(
    new DescribeCapacityProvidersCommand({ capacityProviders: ['search-batch-spot'] }),
  )
  const provider = found.capacityProviders?.[0]
  expect(provider?.autoScalingGroupProvider?.autoScalingGroupArn).toMatch(/:autoScalingGroupName\/search-batch-spot$/)
  expect(provider?.autoScalingGroupProvider?.managedScaling).toMatchObject({
    status: 'ENABLED',
    targetCapacity: 100,
    minimumScalingStepSize: 1,
    maximumScalingStepSize: 10,
  })
  const groups = await new AutoScalingClient(reader).send(
    new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: ['search-batch-spot', 'gone'] }),
  )
  expect(groups.AutoScalingGroups).toHaveLength(1)
  expect(groups.AutoScalingGroups?.[0]).toMatchObject({ MinSize: 0, MaxSize: 10, DesiredCapacity: 0 })
  const overrides = groups.AutoScalingGroups?.[0]?.MixedInstancesPolicy?.LaunchTemplate?.Overrides
  expect(overrides?.map(({ InstanceType }) => InstanceType)).toEqual(['m5.2xlarge', 'c5.2xlarge', 'r5.xlarge'])
})

test('ECS lists services and settings', async () => {
  const ecs = new ECSClient(await readerOf(payments))
  const { serviceArns = [] } = await ecs.send(new ListServicesCommand({ cluster: 'payments-main' }))
  const { services = [] } = await ecs.send(
    new DescribeServicesCommand({ cluster: 'payments-main', services: serviceArns }),
  )
  expect(services[0]).toMatchObject({
    serviceName: 'payments-api-prod-v023',
    launchType: 'EC2',
    desiredCount: 8,
    runningCount: 8,
    createdAt: expect.any(Date),
  })
  const { settings } = await ecs.send(
    new ListAccountSettingsCommand({ name: 'serviceLongArnFormat', effectiveSettings: true }),
  )
  expect(settings).toEqual([
    { name: 'serviceLongArnFormat', value: 'enabled', principalArn: 'arn:aws:iam::210000000004:root', type: 'user' },
  ])
})

test('CloudWatch describes metric alarms, composite ones only when asked', async () => {
  const cloudWatch = new CloudWatchClient(await readerOf(media))
  const {
    MetricAlarms = [],
    CompositeAlarms = [],
    NextToken,
  } = await cloudWatch.send(new DescribeAlarmsCommand({ MaxRecords: 100 }))
  expect([MetricAlarms.length, CompositeAlarms.length, typeof NextToken]).toEqual([100, 0, 'string'])
  const alarms = new Map(MetricAlarms.map((alarm) => [alarm.AlarmName, alarm]))
  expect(alarms.get('encoder-cpu-3-of-5')).toMatchObject({
    Namespace: 'AWS/ECS',
    MetricName: 'CPUUtilization',
    EvaluationPeriods: 5,
    DatapointsToAlarm: 3,
    ActionsEnabled: true,
    StateValue: 'OK',
    Dimensions: [
      { Name: 'ClusterName', Value: 'media-encode' },
      { Name: 'ServiceName', Value: 'encoder-prod-v076' },
    ],
    AlarmActions: [
      expect.stringContaining(':resource/ecs/service/media-encode/encoder-prod-v076:policyName/encoder-steady-up'),
    ],
  })
  expect(alarms.get('encoder-backlog-per-task')?.Metrics).toHaveLength(3)
  expect(alarms.get('encoder-backlog-per-task')?.MetricName).toBeUndefined()
  const composite = await cloudWatch.send(new DescribeAlarmsCommand({ AlarmTypes: ['CompositeAlarm'] }))
  expect([composite.MetricAlarms?.length, composite.CompositeAlarms?.length]).toEqual([0, 2])
})

test('CloudWatch counts the Fargate vCPUs in use and Service Quotas the limit', async () => {
  const reader = await readerOf(jobs)
  const dimensions = { Service: 'Fargate', Type: 'Resource', Resource: 'vCPU', Class: 'Standard/OnDemand' }
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }))
  const Metric = { Namespace: 'AWS/Usage', MetricName: 'ResourceCount', Dimensions }
  const { MetricDataResults = [] } = await new CloudWatchClient(reader).send(
    new GetMetricDataCommand({
      StartTime: new Date(0),
      EndTime: new Date(),
      MetricDataQueries: [{ Id: 'used', MetricStat: { Metric, Period: 300, Stat: 'Maximum' } }],
    }),
  )
  expect(MetricDataResults[0]).toMatchObject({
    Id: 'used',
    StatusCode: 'Complete',
    Values: [10],
    Timestamps: [expect.any(Date)],
  })
  const { Quota } = await new ServiceQuotasClient(reader).send(
    new GetServiceQuotaCommand({ ServiceCode: 'fargate', QuotaCode: 'L-3032A538' }),
  )
  expect(Quota?.Value).toBe(256)
})

test('Application Auto Scaling describes targets, policies and scheduled actions', async () => {
  const scaling = new ApplicationAutoScalingClient(await readerOf(jobs))
  const ResourceId = 'service/jobs-fargate/importer-prod-v033'
  const { ScalableTargets } = await scaling.send(new DescribeScalableTargetsCommand({ ServiceNamespace: 'ecs' }))
  expect(ScalableTargets?.[0]).toMatchObject({
    ResourceId,
    ScalableDimension: 'ecs:service:DesiredCount',
    MinCapacity: 2,
    MaxCapacity: 40,
    SuspendedState: { DynamicScalingOutSuspended: false },
  })
  const { ScalingPolicies } = await scaling.send(new DescribeScalingPoliciesCommand({ ServiceNamespace: 'ecs' }))
  expect(ScalingPolicies?.[0]).toMatchObject({
    ResourceId,
    PolicyType: 'TargetTrackingScaling',
    PolicyName: 'importer-prod-v033-cpu60',
  })
  expect(ScalingPolicies?.[0]?.Alarms?.map(({ AlarmARN }) => AlarmARN)).toEqual([
    expect.stringContaining(':alarm:TargetTracking-'),
    expect.stringContaining('-AlarmLow-'),
  ])
  const { ScheduledActions } = await scaling.send(new DescribeScheduledActionsCommand({ ServiceNamespace: 'ecs' }))
  expect(ScheduledActions?.[0]).toMatchObject({
    ResourceId,
    ScheduledActionName: 'importer-office-hours',
    ScalableTargetAction: { MinCapacity: 10 },
  })
})

test('EC2 describes regions, instance types, subnets and VPCs', async () => {
  const ec2 = new EC2Client(await readerOf(core))
  const { Regions = [] } = await ec2.send(new DescribeRegionsCommand({ AllRegions: true }))
  expect(Regions).toContainEqual(expect.objectContaining({ RegionName: 'af-south-1', OptInStatus: 'not-opted-in' }))
  expect(Regions).toContainEqual(
    expect.objectContaining({ RegionName: 'us-east-1', OptInStatus: 'opt-in-not-required' }),
  )
  const { InstanceTypes } = await ec2.send(
    new DescribeInstanceTypesCommand({ InstanceTypes: ['m5.large', 'g4dn.xlarge'] }),
  )
  expect(
    InstanceTypes?.map(({ InstanceType, VCpuInfo, MemoryInfo, NetworkInfo, GpuInfo }) => [
      InstanceType,
      VCpuInfo?.DefaultVCpus,
      MemoryInfo?.SizeInMiB,
      NetworkInfo?.MaximumNetworkInterfaces,
      GpuInfo?.Gpus?.[0]?.Count,
    ]),
  ).toEqual([
    ['m5.large', 2, 8192, 3, undefined],
    ['g4dn.xlarge', 4, 16_384, 3, 1],
  ])
  const { Vpcs } = await ec2.send(new DescribeVpcsCommand({}))
  const { Subnets = [] } = await ec2.send(
    new DescribeSubnetsCommand({ Filters: [{ Name: 'vpc-id', Values: [Vpcs?.[0]?.VpcId ?? ''] }] }),
  )
  expect(Subnets).toHaveLength(6)
  expect(Subnets[0]?.Tags).toContainEqual({ Key: 'immutable_metadata', Value: '{"purpose":"internal","target":"ec2"}' })
  expect(Subnets[0]).toMatchObject({ AvailabilityZone: 'us-east-1a', AvailableIpAddressCount: 3940 })
})

test('errors have the names that AWS gives them in each protocol', async () => {
  const reader = await readerOf(core)
  const foreign = { ...reader, region: 'af-south-1' }
  const denied = base('us-east-1')
  const names = async (...attempts: readonly Promise<unknown>[]) =>
    (await Promise.allSettled(attempts)).map((each) =>
      each.status === 'rejected' && each.reason instanceof Error ? each.reason.name : 'none',
    )
  expect(
    await names(
      new ECSClient(denied).send(new ListClustersCommand({})),
      new IAMClient(denied).send(new ListRolesCommand({})),
      new EC2Client(denied).send(new DescribeVpcsCommand({})),
      new CloudWatchClient(denied).send(new DescribeAlarmsCommand({})),
      new ECSClient(foreign).send(new ListClustersCommand({})),
      new EC2Client(foreign).send(new DescribeVpcsCommand({})),
      new ECSClient(reader).send(new ListContainerInstancesCommand({ cluster: 'gone' })),
      new ECSClient(reader).send(new CreateClusterCommand({ clusterName: 'new' })),
      new IAMClient(reader).send(new GetRoleCommand({ RoleName: 'gone' })),
    ),
  ).toEqual([
    'AccessDeniedException',
    'AccessDenied',
    'UnauthorizedOperation',
    // CloudWatch still sends the shorter code of its query days, and the SDK prefers it.
    'AccessDenied',
    'UnrecognizedClientException',
    'AuthFailure',
    'ClusterNotFoundException',
    'UnknownOperationException',
    'NoSuchEntityException',
  ])
})
