import type { Call, Result, Service } from '../call'
import { hexOf, uuidOf } from '../hash'
import { integerOf, textOf, textsOf } from '../input'
import { pageOf } from '../paging'
import type { AutoScalingGroup } from '../world/world-types'
import { launchTemplate } from './launch-template'

export const autoScaling: Service = {
  signingName: 'autoscaling',
  prefix: 'autoscaling',
  protocol: 'query',
  namespace: 'http://autoscaling.amazonaws.com/doc/2011-01-01/',
  invalidCode: 'ValidationError',
  throttleCode: 'Throttling',
  operations: {
    DescribeAutoScalingGroups: { answer: describeAutoScalingGroups },
    DescribeLaunchConfigurations: { answer: describeLaunchConfigurations },
  },
}

/** A configuration has the name of its group; names that are not there are left out without a word. */
function describeLaunchConfigurations(call: Call): Result {
  const names = textsOf(call, 'LaunchConfigurationNames', 50)
  const found = (call.contents.autoScalingGroups ?? []).filter(
    ({ name, launchConfiguration }) => launchConfiguration === true && (names === null || names.includes(name)),
  )
  const size = integerOf(call, 'MaxRecords', { minimum: 1, maximum: 100, default: 50 })
  const { items, next } = pageOf(call, found, size, textOf(call, 'NextToken'))
  return {
    LaunchConfigurations: items.map(({ name, launchType, instanceTypes: [first], spotShare }) => ({
      LaunchConfigurationName: name,
      ImageId: `ami-${hexOf(name, 17)}`,
      InstanceType: launchType ?? first ?? 'm5.large',
      CreatedTime: new Date('2026-05-11T08:00:00Z'),
      ...(spotShare === 100 ? { SpotPrice: '0.05' } : {}),
    })),
    NextToken: next,
  }
}

function launchedFrom(group: AutoScalingGroup): Result {
  return group.launchConfiguration === true
    ? { LaunchConfigurationName: group.name }
    : { LaunchTemplate: launchTemplate(group) }
}

function mixed(group: AutoScalingGroup): Result {
  const { instanceTypes, spotShare = 0, byRequirements = false } = group
  const requirements = { VCpuCount: { Min: 2, Max: 8 }, MemoryMiB: { Min: 4096 } }
  return {
    MixedInstancesPolicy: {
      LaunchTemplate: {
        LaunchTemplateSpecification: launchTemplate(group),
        Overrides: byRequirements
          ? [{ InstanceRequirements: requirements }]
          : instanceTypes.map((InstanceType) => ({ InstanceType })),
      },
      InstancesDistribution: {
        OnDemandAllocationStrategy: 'prioritized',
        OnDemandBaseCapacity: 0,
        OnDemandPercentageAboveBaseCapacity: 100 - spotShare,
        SpotAllocationStrategy: 'lowest-price',
      },
    },
  }
}

/** Names that are not there are left out without a word, as AWS does. */
function describeAutoScalingGroups(call: Call): Result {
  const names = textsOf(call, 'AutoScalingGroupNames', 100)
  const groups = (call.contents.autoScalingGroups ?? []).filter(({ name }) => names === null || names.includes(name))
  const size = integerOf(call, 'MaxRecords', { minimum: 1, maximum: 100, default: 50 })
  const { items, next } = pageOf(call, groups, size, textOf(call, 'NextToken'))
  return { AutoScalingGroups: items.map((group) => groupAnswer(call, group)), NextToken: next }
}

function groupAnswer({ account, region }: Call, group: AutoScalingGroup): Result {
  const [first = 'm5.large', ...others] = group.instanceTypes
  return {
    AutoScalingGroupName: group.name,
    AutoScalingGroupARN: `arn:${account.partition}:autoscaling:${region}:${account.id}:autoScalingGroup:${uuidOf(group.name)}:autoScalingGroupName/${group.name}`,
    ...(others.length === 0 && group.byRequirements !== true ? launchedFrom(group) : mixed(group)),
    MinSize: group.minimum,
    MaxSize: group.maximum,
    DesiredCapacity: group.desired,
    DefaultCooldown: 300,
    AvailabilityZones: group.availabilityZones,
    LoadBalancerNames: [],
    TargetGroupARNs: [],
    HealthCheckType: 'EC2',
    HealthCheckGracePeriod: 0,
    Instances: Array.from({ length: group.instances ?? group.desired }, (_, index) => ({
      InstanceId: `i-${hexOf(`${group.name} ${index}`, 17)}`,
      InstanceType: group.instanceTypes[index % group.instanceTypes.length] ?? first,
      AvailabilityZone: group.availabilityZones[index % group.availabilityZones.length],
      LifecycleState: 'InService',
      HealthStatus: 'Healthy',
      ProtectedFromScaleIn: false,
    })),
    CreatedTime: new Date('2026-05-11T08:00:00Z'),
    SuspendedProcesses: (group.suspendedProcesses ?? []).map(([ProcessName, SuspensionReason]) => ({
      ProcessName,
      SuspensionReason,
    })),
    EnabledMetrics: [],
    Tags: [],
    TerminationPolicies: ['Default'],
    NewInstancesProtectedFromScaleIn: false,
  }
}
