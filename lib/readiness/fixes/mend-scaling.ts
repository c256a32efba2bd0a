import { partitionOf } from '@/lib/registry/regions'
import { sh } from '@/lib/registry/sh'
import { serviceConsoleLink } from '../console-link'
import type { WrittenFix } from './written-fix'

/** One end of a link between a scaling policy and an alarm; the other end is gone. */
type Link = { policy: string; alarm: string }

/** A service whose scaling policies and alarms do not belong together any more. */
export type MendScaling = {
  region: string
  cluster: string
  service: string
  goneAlarms: readonly Link[]
  gonePolicies: readonly Link[]
}

export function mendScaling({ region, cluster, service, goneAlarms, gonePolicies }: MendScaling): WrittenFix {
  const console = serviceConsoleLink(partitionOf(region), region, cluster, service)
  const words = [
    ...goneAlarms.map(
      ({ policy, alarm }) => `Make alarm ${alarm} again with policy ${policy} as its action, or delete the policy.`,
    ),
    ...gonePolicies.map(
      ({ policy, alarm }) => `Point alarm ${alarm} at a policy that exists in place of ${policy}, or delete it.`,
    ),
  ]
  const deletion = 'The command deletes the alarms whose policy is gone: leave out those that also tell somebody.'
  const orphans = [...new Set(gonePolicies.map(({ alarm }) => alarm))]
  return {
    text: [...words, ...(orphans.length === 0 ? [] : [deletion])].join(' '),
    cli:
      orphans.length === 0
        ? sh`aws application-autoscaling describe-scaling-policies --service-namespace ecs --resource-id ${`service/${cluster}/${service}`} --region ${region}`
        : sh`aws cloudwatch delete-alarms --alarm-names ${orphans} --region ${region}`,
    ...(console === undefined ? {} : { console }),
  }
}
