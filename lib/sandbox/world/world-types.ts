/**
 * The imaginary AWS as plain data. Text anywhere below an account may hold `{account}`, `{partition}` and (below a
 * region) `{region}`: the sandbox fills them in, so that one constant serves many accounts.
 *
 * To add an account: one entry in `accounts`, with the roles it has and what is in each of its regions. Nothing else
 * knows the accounts by name. Builder functions beside the world (`role`, `cluster`, `instances`, `scaledService`…)
 * fill in what is seldom worth saying.
 */
export type World = {
  /** Every region there is; an account sees those of its own partition. */
  regions: readonly RegionDefinition[]
  instanceTypes: readonly InstanceType[]
  accounts: readonly Account[]
  /** Long-lived keys: who may call without having assumed a role first. */
  baseKeys: readonly BaseKey[]
}

type Partition = 'aws' | 'aws-cn' | 'aws-us-gov'

export type RegionDefinition = { name: string; partition: Partition; optIn?: boolean }

/** What EC2 sells, and how much of it ECS may hand out. */
export type InstanceType = {
  name: string
  vcpus: number
  memoryMiB: number
  /** What the ECS agent registers: the memory less what the machine itself takes. */
  ecsMemoryMiB: number
  networkInterfaces: number
  gpus?: { count: number; name: string; manufacturer: string; memoryMiB: number }
}

/** An access key of a principal. `profile` is the AWS profile that would hold it; null for the default one. */
export type BaseKey = {
  profile: string | null
  accessKeyId: string
  secretAccessKey: string
  accountId: string
  /** Name of the role whose session the key belongs to, as on an instance or a task. */
  role: string
  sessionName: string
}

export type Account = {
  id: string
  name: string
  partition: Partition
  /** aws:PrincipalOrgID of everyone in it. */
  organizationId?: string
  /** Regions that the account has opted in to; the others of `optIn: true` answer as if the key were unknown. */
  optedIn?: readonly string[]
  roles: readonly Role[]
  /** Customer managed policies, by name (path `/`). AWS managed ones are built in: iam/managed-policies.ts. */
  policies?: Readonly<Record<string, PolicyDocument>>
  /** What lies in each region; a region that is not named is empty. */
  regions: Readonly<Record<string, RegionContents>>
  /** Calls that always go wrong here, as of a throttled API. */
  troubles?: readonly Trouble[]
}

type Trouble = {
  /** IAM action, may hold `*`: `cloudwatch:DescribeAlarms`. */
  action: string
  region?: string
  kind: 'throttle' | '500' | '503'
}

export type Role = {
  name: string
  /** Default `/`. */
  path?: string
  description?: string
  trust: PolicyDocument
  /** ARNs, `arn:{partition}:iam::aws:policy/PowerUserAccess`. */
  attachedPolicies?: readonly string[]
  inlinePolicies?: Readonly<Record<string, PolicyDocument>>
  /** ARN of the policy that bounds what the role may do. */
  permissionsBoundary?: string
  /** Default 3600 s. */
  maxSessionSeconds?: number
  tags?: Readonly<Record<string, string>>
}

/** As IAM stores it, so also in the odd spellings that IAM accepts: one object for a list, one string for a list. */
export type PolicyDocument = { Version?: string; Id?: string; Statement: Statement | readonly Statement[] }

export type Statement = {
  Sid?: string
  Effect: 'Allow' | 'Deny'
  Principal?: Principal
  NotPrincipal?: Principal
  Action?: OneOrMany
  NotAction?: OneOrMany
  Resource?: OneOrMany
  NotResource?: OneOrMany
  Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMany | boolean | number>>>>
}

export type Principal = string | Readonly<Record<string, OneOrMany>>
export type OneOrMany = string | readonly string[]

/** Everything in one region of one account; absent means none. */
export type RegionContents = {
  clusters?: readonly Cluster[]
  capacityProviders?: readonly CapacityProvider[]
  autoScalingGroups?: readonly AutoScalingGroup[]
  alarms?: readonly Alarm[]
  compositeAlarms?: readonly CompositeAlarm[]
  scalableTargets?: readonly ScalableTarget[]
  scalingPolicies?: readonly ScalingPolicy[]
  scheduledActions?: readonly ScheduledAction[]
  vpcs?: readonly Vpc[]
  /** ECS account settings by name; absent ones have AWS's default (`enabled` for long ARNs). */
  accountSettings?: Readonly<Record<string, string>>
  /** Fargate On-Demand vCPU quota (L-3032A538). Default 6, as in a new account. */
  fargateVcpuQuota?: number
  /** Fargate Spot vCPU quota (L-36FBB829). Default 6. */
  fargateSpotVcpuQuota?: number
  /** EC2's vCPU quotas by code. Default 640 of each, as in an account that has run for long. */
  ec2VcpuQuotas?: Readonly<Record<string, number>>
}

export type Cluster = {
  name: string
  /** Default ACTIVE. */
  status?: 'ACTIVE' | 'PROVISIONING' | 'DEPROVISIONING' | 'FAILED' | 'INACTIVE'
  services?: readonly Service[]
  instances?: readonly ContainerInstance[]
  /** Names, FARGATE and FARGATE_SPOT included. */
  capacityProviders?: readonly string[]
}

export type Service = {
  name: string
  /** Default EC2. */
  launchType?: 'EC2' | 'FARGATE' | 'EXTERNAL'
  /** Instead of a launch type. */
  capacityProvider?: string
  desired: number
  /** Default `desired`. */
  running?: number
  /** Default 0. */
  pending?: number
  /** Of one task: CPU units and MiB. */
  cpu: number
  memoryMiB: number
  /** Default bridge, and awsvpc on Fargate. */
  networkMode?: 'bridge' | 'host' | 'awsvpc'
  /** Default REPLICA. */
  scheduling?: 'REPLICA' | 'DAEMON'
  /** Ports of the host that a task takes, TCP. */
  hostPorts?: readonly number[]
  /** memberOf expressions of its task definition. */
  placedOn?: readonly string[]
}

export type ContainerInstance = {
  /** 32 hex digits, last part of the ARN. */
  id: string
  ec2InstanceId: string
  instanceType: string
  availabilityZone: string
  /** Default ACTIVE. */
  status?: 'REGISTERING' | 'REGISTRATION_FAILED' | 'ACTIVE' | 'DRAINING' | 'DEREGISTERING' | 'INACTIVE'
  /** Default true. */
  agentConnected?: boolean
  /** Taken by running tasks: CPU units, MiB, number of GPUs, ports beside the agent's own. */
  used: { cpu: number; memoryMiB: number; gpus?: number; tcpPorts?: readonly number[]; udpPorts?: readonly number[] }
  runningTasks?: number
  pendingTasks?: number
  capacityProvider?: string
  /** Has a trunk ENI (account setting awsvpcTrunking when it started). */
  trunk?: boolean
  /** Default true: the agent can run awsvpc tasks. */
  taskEni?: boolean
  /** Default linux. */
  osType?: 'linux' | 'windows'
  /** Attributes of the team's own, name and value. */
  attributes?: readonly (readonly [string, string])[]
  /** A machine of ECS Anywhere; then `ec2InstanceId` is its `mi-…`. */
  external?: boolean
}

export type CapacityProvider = {
  name: string
  /** Name of the EC2 Auto Scaling group; absent for managed instances. */
  autoScalingGroup?: string
  /** Default ACTIVE. */
  status?: 'ACTIVE' | 'INACTIVE' | 'PROVISIONING' | 'DEPROVISIONING'
  /** Managed scaling; absent means off. */
  managedScaling?: { targetCapacity: number; minimumStep: number; maximumStep: number }
}

export type AutoScalingGroup = {
  name: string
  minimum: number
  maximum: number
  desired: number
  /** More than one makes a mixed-instances policy. */
  instanceTypes: readonly string[]
  availabilityZones: readonly string[]
  /** Suspended processes, each with its reason. */
  suspendedProcesses?: readonly (readonly [string, string])[]
  /** Launched by name from a launch configuration; absent: from a launch template. */
  launchConfiguration?: boolean
  /** The template's or configuration's type; null: by requirements. Default the first of `instanceTypes`. */
  launchType?: string | null
  /** A mixed-instances policy whose overrides state requirements in place of types: the template's type says nothing then. */
  byRequirements?: boolean
  /** Share of Spot in a mixed-instances policy, 0 to 100; a template or configuration alone asks for Spot at 100. */
  spotShare?: number
  /** Number running now. Default `desired`. */
  instances?: number
}

export type Alarm = {
  name: string
  /** Default OK. */
  state?: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA'
  /** Default true. */
  actionsEnabled?: boolean
  alarmActions?: readonly string[]
  okActions?: readonly string[]
  insufficientDataActions?: readonly string[]
  /** One metric, or metric math. */
  metric:
    | { namespace: string; name: string; dimensions: Readonly<Record<string, string>>; statistic?: string }
    | { queries: readonly MetricQuery[] }
  threshold?: number
  comparison?: string
  period?: number
  evaluationPeriods?: number
  datapointsToAlarm?: number
}

export type MetricQuery = {
  id: string
  expression?: string
  metric?: { namespace: string; name: string; dimensions: Readonly<Record<string, string>> }
  returnData?: boolean
}

export type CompositeAlarm = { name: string; rule: string; state?: string; alarmActions?: readonly string[] }

export type ScalableTarget = {
  /** `service/<cluster>/<service>`. */
  resourceId: string
  minimum: number
  maximum: number
  /** Scaling in and out are both suspended. */
  suspended?: boolean
}

export type ScalingPolicy = {
  name: string
  resourceId: string
  type: 'StepScaling' | 'TargetTrackingScaling' | 'PredictiveScaling'
  /** Names of the alarms it lists. */
  alarms: readonly string[]
  /** TargetTrackingScaling only: a predefined metric's name, or a metric of one's own. */
  target?:
    | { predefined: string; value: number }
    | { customized: { namespace: string; name: string; dimensions?: Readonly<Record<string, string>> }; value: number }
}

export type ScheduledAction = {
  name: string
  resourceId: string
  /** `cron(0 6 * * ? *)`. */
  schedule: string
  minimum: number
  maximum: number
}

export type Vpc = {
  id: string
  name: string
  cidr: string
  isDefault?: boolean
  subnets: readonly Subnet[]
}

export type Subnet = {
  id: string
  availabilityZone: string
  cidr: string
  freeAddresses: number
  tags: Readonly<Record<string, string>>
}
