import { instances, service } from '../cluster-builders'
import {
  authRoleArn,
  managed,
  policy,
  serviceLinkedRoles,
  spinnakerManaged,
  taskRole,
  trusting,
  usualRoles,
} from '../role-builders'
import { together } from '../scaling-builders'
import { purposefulVpc } from '../vpc-builder'
import type { Account, Role } from '../world-types'

/** The team's own role for reading, so that Shipshape need not hold what Spinnaker holds. */
const reader: Role = {
  name: 'ShipshapeReader',
  path: '/security/',
  description: 'Read-only access for Shipshape',
  trust: policy(trusting({ AWS: authRoleArn })),
  attachedPolicies: [managed('ReadOnlyAccess')],
}

/** No service-linked role, and a boundary that keeps Spinnaker from making one; af-south-1 is mapped but not opted in to. */
export const audit: Account = {
  id: '210000000016',
  name: 'audit',
  partition: 'aws',
  organizationId: 'o-a1b2c3d4e5',
  roles: [
    reader,
    { ...spinnakerManaged(), permissionsBoundary: 'arn:aws:iam::{account}:policy/TeamBoundary' },
    ...usualRoles.filter((role) => !serviceLinkedRoles.includes(role)),
    taskRole('evidence-task'),
  ],
  policies: {
    TeamBoundary: policy(
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Sid: 'NoNewRoles', Effect: 'Deny', Action: ['iam:CreateRole', 'iam:CreateServiceLinkedRole'], Resource: '*' },
    ),
  },
  regions: {
    'eu-west-1': together(
      {
        clusters: [
          {
            name: 'audit-main',
            services: [service('evidence-prod-v004', 2)],
            instances: instances('audit-main', 2, 'm5.large'),
          },
        ],
      },
      purposefulVpc('audit'),
    ),
  },
}
