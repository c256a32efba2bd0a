import { uuidOf } from '../hash'
import { scalingPolicyArn } from '../scaling-policy-arn'
import type { Alarm, RegionContents, ScalableTarget } from './world-types'

const place = { partition: '{partition}', region: '{region}', account: '{account}' }

/** ARN of a service's scaling policy, for the actions of an alarm. */
export function policyAction(cluster: string, service: string, policy: string): string {
  return scalingPolicyArn(place, `service/${cluster}/${service}`, policy)
}

/** ARN of a topic that tells people. */
export function topic(name: string): string {
  return `arn:{partition}:sns:{region}:{account}:${name}`
}

/** An alarm on a service's own CPU: what Spinnaker copies without loss. */
export function cpuAlarm(name: string, cluster: string, service: string, options: Partial<Alarm> = {}): Alarm {
  const dimensions = { ClusterName: cluster, ServiceName: service }
  return { name, metric: { namespace: 'AWS/ECS', name: 'CPUUtilization', dimensions }, ...options }
}

/** Scales a service in steps by two alarms on its CPU. */
export function stepScaling(
  cluster: string,
  service: string,
  limits: { minimum: number; maximum: number },
): RegionContents {
  const resourceId = `service/${cluster}/${service}`
  const [up, down] = [`${service}-scale-up`, `${service}-scale-down`]
  return {
    scalableTargets: [{ resourceId, ...limits }],
    scalingPolicies: [
      { name: up, resourceId, type: 'StepScaling', alarms: [`${service}-cpu-high`] },
      { name: down, resourceId, type: 'StepScaling', alarms: [`${service}-cpu-low`] },
    ],
    alarms: [
      cpuAlarm(`${service}-cpu-high`, cluster, service, { alarmActions: [policyAction(cluster, service, up)] }),
      cpuAlarm(`${service}-cpu-low`, cluster, service, {
        alarmActions: [policyAction(cluster, service, down)],
        threshold: 25,
        comparison: 'LessThanThreshold',
      }),
    ],
  }
}

/** Lets AWS keep a service's CPU near 60 %, by two alarms that it makes itself. */
export function targetTracking(
  cluster: string,
  service: string,
  limits: { minimum: number; maximum: number },
): RegionContents {
  const target: ScalableTarget = { resourceId: `service/${cluster}/${service}`, ...limits }
  const name = `${service}-cpu60`
  const alarmNames = ['AlarmHigh', 'AlarmLow'].map(
    (side) => `TargetTracking-${target.resourceId}-${side}-${uuidOf(`${side} ${target.resourceId}`)}`,
  )
  const action = `${policyAction(cluster, service, name)}:createdBy/${uuidOf(`creator ${target.resourceId}`)}`
  return {
    scalableTargets: [target],
    scalingPolicies: [
      {
        name,
        resourceId: target.resourceId,
        type: 'TargetTrackingScaling',
        alarms: alarmNames,
        target: { predefined: 'ECSServiceAverageCPUUtilization', value: 60 },
      },
    ],
    alarms: alarmNames.map((alarm) => cpuAlarm(alarm, cluster, service, { alarmActions: [action], threshold: 60 })),
  }
}

/** One region's contents from several parts: lists are joined, of other members the first one said counts. */
export function together(...parts: readonly RegionContents[]): RegionContents {
  const all = <T>(of: (part: RegionContents) => readonly T[] | undefined): readonly T[] =>
    parts.flatMap((part) => of(part) ?? [])
  const accountSettings = parts.find((part) => part.accountSettings !== undefined)?.accountSettings
  const fargateVcpuQuota = parts.find((part) => part.fargateVcpuQuota !== undefined)?.fargateVcpuQuota
  const fargateSpotVcpuQuota = parts.find((part) => part.fargateSpotVcpuQuota !== undefined)?.fargateSpotVcpuQuota
  const ec2VcpuQuotas = parts.find((part) => part.ec2VcpuQuotas !== undefined)?.ec2VcpuQuotas
  return {
    clusters: all((part) => part.clusters),
    capacityProviders: all((part) => part.capacityProviders),
    autoScalingGroups: all((part) => part.autoScalingGroups),
    alarms: all((part) => part.alarms),
    compositeAlarms: all((part) => part.compositeAlarms),
    scalableTargets: all((part) => part.scalableTargets),
    scalingPolicies: all((part) => part.scalingPolicies),
    scheduledActions: all((part) => part.scheduledActions),
    vpcs: all((part) => part.vpcs),
    ...(accountSettings === undefined ? {} : { accountSettings }),
    ...(fargateVcpuQuota === undefined ? {} : { fargateVcpuQuota }),
    ...(fargateSpotVcpuQuota === undefined ? {} : { fargateSpotVcpuQuota }),
    ...(ec2VcpuQuotas === undefined ? {} : { ec2VcpuQuotas }),
  }
}
