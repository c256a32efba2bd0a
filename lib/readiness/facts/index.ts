import type { z } from 'zod'
import { accountSettings } from './account-settings'
import { alarms } from './alarms'
import { assumedRole } from './assumed-role'
import { autoScalingGroups } from './auto-scaling-groups'
import { callerIdentity } from './caller-identity'
import { capacityProviders } from './capacity-providers'
import { clouddriverRole } from './clouddriver-role'
import { clusters } from './clusters'
import { containerInstances } from './container-instances'
import { daemonServices } from './daemon-services'
import { ec2Quotas } from './ec2-quotas'
import { fargateQuota } from './fargate-quota'
import { fargateUsage } from './fargate-usage'
import { groupLaunches } from './group-launches'
import { instanceTypes } from './instance-types'
import { optedInRegions } from './opted-in-regions'
import { readerSession } from './reader-session'
import { rolePolicies } from './role-policies'
import { roles } from './roles'
import { scalableTargets } from './scalable-targets'
import { scalingPolicies } from './scaling-policies'
import { scheduledActions } from './scheduled-actions'
import { simulation } from './simulation'
import { subnets } from './subnets'

/** Every fact, by name. A new fact is a schema file, a collector file of the same name and a line in each list. */
export const facts = {
  'caller-identity': callerIdentity,
  'assumed-role': assumedRole,
  'reader-session': readerSession,
  roles,
  'clouddriver-role': clouddriverRole,
  'opted-in-regions': optedInRegions,
  'role-policies': rolePolicies,
  simulation,
  clusters,
  'container-instances': containerInstances,
  'capacity-providers': capacityProviders,
  'auto-scaling-groups': autoScalingGroups,
  'group-launches': groupLaunches,
  'daemon-services': daemonServices,
  'instance-types': instanceTypes,
  'ec2-quotas': ec2Quotas,
  alarms,
  'scaling-policies': scalingPolicies,
  'scalable-targets': scalableTargets,
  'scheduled-actions': scheduledActions,
  subnets,
  'account-settings': accountSettings,
  'fargate-quota': fargateQuota,
  'fargate-usage': fargateUsage,
} as const

export type Facts = { [K in keyof typeof facts]: z.infer<(typeof facts)[K]['schema']> }
export type FactName = keyof Facts

type NamesOf<Scope extends 'account' | 'region'> = {
  [K in FactName]: (typeof facts)[K]['scope'] extends Scope ? K : never
}[FactName]

/** Facts read once per AWS account. */
export type AccountFactName = NamesOf<'account'>
/** Facts read once per AWS account and region. */
export type RegionFactName = NamesOf<'region'>

export const factNames = Object.keys(facts) as FactName[]

export function isAccountFact(name: FactName): name is AccountFactName {
  return facts[name].scope === 'account'
}
