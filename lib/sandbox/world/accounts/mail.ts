import { instances, service } from '../cluster-builders'
import {
  allowing,
  authRoleArn,
  pageServices,
  spinnakerManaged,
  taskRole,
  tasksService,
  trusting,
  usualRoles,
} from '../role-builders'
import { stepScaling, together } from '../scaling-builders'
import type { Account, Role } from '../world-types'

/** A policy of the team's own in place of PowerUserAccess: written for ECS, and without scaling. */
const ecsOnly: Role = {
  ...spinnakerManaged(
    trusting({ AWS: authRoleArn }, { StringEquals: { 'sts:ExternalId': 'mail-7c1d9e20' } }),
    trusting({ Service: [...pageServices, tasksService] }),
  ),
  attachedPolicies: ['arn:{partition}:iam::{account}:policy/SpinnakerEcsOnly'],
}

/**
 * The role wants an external id. The mapping has the right one, and Clouddriver's ECS provider does not send it; and the
 * role may not scale. An account older than the long ARN formats: tags, which its naming strategy needs, are off.
 */
export const mail: Account = {
  id: '210000000010',
  name: 'mail',
  partition: 'aws',
  organizationId: 'o-a1b2c3d4e5',
  roles: [ecsOnly, ...usualRoles, taskRole('sender-task')],
  policies: {
    SpinnakerEcsOnly: allowing(
      'ecs:*',
      'ecr:*',
      'cloudwatch:*',
      'secretsmanager:ListSecrets',
      'servicediscovery:List*',
      'servicequotas:Get*',
      'application-autoscaling:Describe*',
      'autoscaling:Describe*',
      'ec2:Describe*',
      'elasticloadbalancing:Describe*',
      'iam:List*',
      'iam:Simulate*',
    ),
  },
  regions: {
    'us-east-1': together(
      {
        accountSettings: { serviceLongArnFormat: 'disabled', taskLongArnFormat: 'disabled' },
        clusters: [
          {
            name: 'mail-main',
            services: [service('sender-prod-v018', 4)],
            instances: instances('mail-main', 3, 'm5.large', { load: { cpu: 0.4, memory: 0.3 } }),
          },
        ],
      },
      stepScaling('mail-main', 'sender-prod-v018', { minimum: 2, maximum: 12 }),
    ),
  },
}
