import type { Check } from '../check'
import { accountId } from './account-id'
import { accountNames } from './account-names'
import { assumeRole } from './assume-role'
import { assumeRoleForm } from './assume-role-form'
import { awsAccountExists } from './aws-account-exists'
import { clonableAlarms } from './clonable-alarms'
import { clouddriverIdentity } from './clouddriver-identity'
import { clouddriverStart } from './clouddriver-start'
import { clusterCapacity } from './cluster-capacity'
import { clusterExists } from './cluster-exists'
import { containerInstances } from './container-instances'
import { externalId } from './external-id'
import { fargateExecution } from './fargate-execution'
import { inactiveClusters } from './inactive-clusters'
import { networkMode } from './network-mode'
import { oneEcsAccountPerAwsAccount } from './one-ecs-account-per-aws-account'
import { passRole } from './pass-role'
import { permissions } from './permissions'
import { providersEnabled } from './providers-enabled'
import { regionEnabled } from './region-enabled'
import { regions } from './regions'
import { roleParsing } from './role-parsing'
import { roleTrust } from './role-trust'
import { scalingTargets } from './scaling-targets'
import { serviceLinkedRoles } from './service-linked-roles'
import { subnets } from './subnets'
import { tagging } from './tagging'
import { taskRoles } from './task-roles'

/** Every check, in the order of the catalogue. A new check is one file, one line here, and its test beside it. */
export const checks: readonly Check[] = [
  providersEnabled,
  awsAccountExists,
  clouddriverStart,
  accountNames,
  oneEcsAccountPerAwsAccount,
  accountId,
  assumeRoleForm,
  regions,
  externalId,
  assumeRole,
  clouddriverIdentity,
  permissions,
  regionEnabled,
  clusterExists,
  clusterCapacity,
  containerInstances,
  inactiveClusters,
  networkMode,
  subnets,
  roleTrust,
  serviceLinkedRoles,
  fargateExecution,
  taskRoles,
  roleParsing,
  passRole,
  clonableAlarms,
  scalingTargets,
  tagging,
]
