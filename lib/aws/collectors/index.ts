import type { FactName } from '@/lib/readiness/facts'
import type { AnyCollector } from '../collector'
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

/** One collector for every fact: a fact without one is a type error. */
export const collectors: { readonly [K in FactName]: AnyCollector<K> } = {
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
}
