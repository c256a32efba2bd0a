import { DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling'
import { z } from 'zod'
import type { AutoScalingGroup } from '@/lib/readiness/facts/auto-scaling-groups'
import { requests } from '../call-count'
import type { Clients } from '../clients'
import { collector } from '../collector'
import { batches } from '../describe-all'
import { readPages } from '../read-pages'

const action = 'autoscaling:DescribeAutoScalingGroups'

const launchTemplateSchema = z.object({
  LaunchTemplateId: z.string().optional(),
  Version: z.string().optional(),
})

const pageSchema = z.object({
  AutoScalingGroups: z.array(
    z.object({
      AutoScalingGroupName: z.string(),
      MinSize: z.int(),
      MaxSize: z.int(),
      DesiredCapacity: z.int(),
      Instances: z.array(z.object({ InstanceType: z.string().optional() })).default([]),
      SuspendedProcesses: z
        .array(z.object({ ProcessName: z.string(), SuspensionReason: z.string().optional() }))
        .default([]),
      LaunchConfigurationName: z.string().optional(),
      LaunchTemplate: launchTemplateSchema.optional(),
      MixedInstancesPolicy: z
        .object({
          LaunchTemplate: z
            .object({
              LaunchTemplateSpecification: launchTemplateSchema.optional(),
              Overrides: z.array(z.object({ InstanceType: z.string().optional() })).optional(),
            })
            .optional(),
          InstancesDistribution: z
            .object({
              OnDemandBaseCapacity: z.int().default(0),
              OnDemandPercentageAboveBaseCapacity: z.int().default(100),
            })
            .optional(),
        })
        .optional(),
    }),
  ),
  NextToken: z.string().optional(),
})

type Group = z.infer<typeof pageSchema>['AutoScalingGroups'][number]

export const autoScalingGroups = collector({
  fact: 'auto-scaling-groups',
  actions: [action],
  after: ['capacity-providers'],
  calls: (read) => {
    const names = read('capacity-providers')?.flatMap(({ autoScalingGroup }) => autoScalingGroup ?? [])
    return requests(action, names && batches([...new Set(names)], 50).length)
  },
  collect: async (aws, _target, { 'capacity-providers': providers }) => {
    const names = [...new Set(providers.flatMap(({ autoScalingGroup }) => autoScalingGroup ?? []))].sort()
    // A group that is gone is simply not in the answer. 50 names are the most that one request may carry.
    const groups = await Promise.all(batches(names, 50).map((batch) => describeGroups(aws, batch)))
    return groups.flat()
  },
})

async function describeGroups({ autoScaling, region }: Clients, names: string[]): Promise<AutoScalingGroup[]> {
  const pages = await readPages(
    action,
    region,
    pageSchema,
    (NextToken) =>
      autoScaling.send(
        new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: names, MaxRecords: 100, NextToken }),
      ),
    (page) => page.NextToken,
  )
  return pages.flatMap(({ AutoScalingGroups }) => AutoScalingGroups).map(trimGroup)
}

function trimGroup(group: Group): AutoScalingGroup {
  const overrides = group.MixedInstancesPolicy?.LaunchTemplate?.Overrides ?? []
  const types = [...group.Instances, ...overrides].flatMap(({ InstanceType }) => InstanceType ?? [])
  const launch = group.SuspendedProcesses.find(({ ProcessName }) => ProcessName === 'Launch')
  return {
    name: group.AutoScalingGroupName,
    minimum: group.MinSize,
    maximum: group.MaxSize,
    desired: group.DesiredCapacity,
    instances: group.Instances.length,
    launchSuspended: launch === undefined ? null : (launch.SuspensionReason ?? 'no reason given'),
    instanceTypes: [...new Set(types)].sort(),
    purchase: purchaseOf(group),
    launch: launchOf(group),
  }
}

/** Without a distribution of its own a mixed instances policy buys On-Demand (API reference, InstancesDistribution). */
function purchaseOf({ MixedInstancesPolicy: policy }: Group): AutoScalingGroup['purchase'] {
  if (policy === undefined) return null
  const { OnDemandBaseCapacity: base = 0, OnDemandPercentageAboveBaseCapacity: share = 100 } =
    policy.InstancesDistribution ?? {}
  if (share === 100) return 'on-demand'
  return share === 0 && base === 0 ? 'spot' : 'both'
}

/** Overrides without types state requirements: EC2 chooses by them, whatever type the template has (API reference). */
function launchOf(group: Group): AutoScalingGroup['launch'] {
  const overrides = group.MixedInstancesPolicy?.LaunchTemplate?.Overrides ?? []
  if (overrides.some(({ InstanceType }) => InstanceType === undefined)) return null
  const template = group.LaunchTemplate ?? group.MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification
  // Without a version a group takes the default one.
  if (template?.LaunchTemplateId !== undefined)
    return { from: 'template', id: template.LaunchTemplateId, version: template.Version ?? '$Default' }
  const name = group.LaunchConfigurationName
  return name === undefined ? null : { from: 'configuration', name }
}
