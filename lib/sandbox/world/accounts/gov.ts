import { instances, service } from '../cluster-builders'
import {
  pageServices,
  policy,
  spinnakerAuthRole,
  spinnakerManaged,
  taskRole,
  tasksService,
  trusting,
  usualRoles,
} from '../role-builders'
import { stepScaling, together } from '../scaling-builders'
import { purposefulVpc } from '../vpc-builder'
import type { Account, Role } from '../world-types'

/** Valid for AWS; Clouddriver expects a list of statements, and its role cache of the whole account stops here. */
const singleStatement: Role = {
  name: 'claims-archive-task',
  trust: { Version: '2012-10-17', Statement: trusting({ Service: tasksService }) },
}

/** Valid for AWS; Clouddriver expects an object as principal. */
const anybody: Role = {
  name: 'claims-public-reader',
  trust: policy(trusting('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-gov8f7e6d5' } })),
}

/** Ready, in another partition; two roles' policies would stop Clouddriver's reading of all of them. */
export const gov: Account = {
  id: '210000000013',
  name: 'gov',
  partition: 'aws-us-gov',
  organizationId: 'o-gov8f7e6d5',
  roles: [
    spinnakerAuthRole,
    spinnakerManaged(
      trusting({ AWS: 'arn:aws-us-gov:iam::{account}:role/SpinnakerAuthRole' }),
      trusting({ Service: [...pageServices, tasksService] }),
    ),
    ...usualRoles,
    taskRole('claims-task'),
    singleStatement,
    anybody,
  ],
  regions: {
    'us-gov-west-1': together(
      {
        clusters: [
          {
            name: 'claims-main',
            services: [service('claims-prod-v003', 4)],
            instances: instances('claims-main', 3, 'm5.xlarge', { load: { cpu: 0.4, memory: 0.3 } }),
          },
        ],
      },
      stepScaling('claims-main', 'claims-prod-v003', { minimum: 2, maximum: 10 }),
      purposefulVpc('claims'),
    ),
  },
}
