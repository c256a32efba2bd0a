import { DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling'
import { z } from 'zod'
import type { AutoScalingGroup } from '@/lib/readiness/facts/auto-scaling-groups'
import { requests } from '../call-count'
import type { Clients } from '../clients'
import { collector } from '../collector'
import { batches } from '../describe-all'
import { readPages } from '../read-pages'

const action = 'autoscaling:DescribeAutoScalingGroups'

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
      MixedInstancesPolicy: z
        .object({
          LaunchTemplate: z
            .object({ Overrides: z.array(z.object({ InstanceType: z.string().optional() })).optional() })
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
  }
}
