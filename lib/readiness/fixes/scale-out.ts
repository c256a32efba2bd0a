import { type Partition, partitionOf } from '@/lib/registry/regions'
import { sh } from '@/lib/registry/sh'
import { clusterConsoleLink } from '../console-link'
import { taskSize } from '../words'
import type { WrittenFix } from './written-fix'

/** More instances for a cluster, by its groups where it has any. `provider` is the capacity provider in front of a group. */
export type ScaleOut = {
  region: string
  cluster: string
  task: { cpu: number; memoryMiB: number }
  groups: readonly {
    provider: string
    /** Whether the provider's managed scaling is on. */
    scalesItself: boolean
    name: string
    instances: number
    maximum: number
    add: number
    /** Why its process Launch is suspended; null where it is not. */
    launchSuspended: string | null
  }[]
}

/** Raises the first group's desired capacity, and its maximum only where it stands in the way. */
export function scaleOut({ region, cluster, task, groups }: ScaleOut): WrittenFix {
  const console = consoleOf(partitionOf(region), region, cluster)
  const [group] = groups
  if (group === undefined) {
    return {
      text: `Register an instance with at least ${taskSize(task)} in cluster ${cluster}: its ECS agent joins the cluster named in /etc/ecs/ecs.config, set by the user data below. Or stop or shrink what runs there.`,
      cli: sh`#!/bin/bash\necho ECS_CLUSTER=${cluster} >> /etc/ecs/ecs.config`,
      ...console,
    }
  }
  if (group.launchSuspended !== null) {
    return {
      text: `Auto Scaling group ${group.name} launches nothing: its process Launch is suspended (${group.launchSuspended}). Remove the cause, resume the process, then raise the desired capacity.`,
      cli: sh`aws autoscaling resume-processes --auto-scaling-group-name ${group.name} --scaling-processes Launch --region ${region}`,
      ...console,
    }
  }
  const desired = group.instances + group.add
  const withinMaximum = desired <= group.maximum
  const strategy = group.scalesItself
    ? `, or deploy with a capacity provider strategy of ${group.provider}, which scales the group out by itself`
    : ''
  const maximum = withinMaximum ? sh`` : sh` --max-size ${desired}`
  return {
    text: withinMaximum
      ? `Raise the desired capacity of Auto Scaling group ${group.name} from ${group.instances} to ${desired} (its maximum is ${group.maximum}) before the deploy${strategy}.`
      : `Auto Scaling group ${group.name} is at its maximum of ${group.maximum}. Raise maximum and desired capacity to ${desired}, or stop or shrink what runs in cluster ${cluster}.`,
    cli: sh`aws autoscaling update-auto-scaling-group --auto-scaling-group-name ${group.name}${maximum} --desired-capacity ${desired} --region ${region}`,
    ...console,
  }
}

function consoleOf(partition: Partition, region: string, cluster: string): { console?: string } {
  const link = clusterConsoleLink(partition, region, cluster, 'infrastructure')
  return link === undefined ? {} : { console: link }
}
