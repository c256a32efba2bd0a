import { instances, service } from '../cluster-builders'
import {
  authRoleArn,
  pageServices,
  spinnakerManaged,
  taskRole,
  tasksService,
  trusting,
  usualRoles,
} from '../role-builders'
import type { Account } from '../world-types'

const posting = service('posting-prod-v005', 4)

/** The role admits Clouddriver and, in a later statement, refuses it: the Deny wins and nothing can be read. */
export const ledger: Account = {
  id: '210000000007',
  name: 'ledger',
  partition: 'aws',
  organizationId: 'o-a1b2c3d4e5',
  roles: [
    spinnakerManaged(trusting({ AWS: authRoleArn }), trusting({ Service: [...pageServices, tasksService] }), {
      Sid: 'YearEndFreeze',
      Effect: 'Deny',
      Principal: { AWS: authRoleArn },
      Action: 'sts:AssumeRole',
    }),
    ...usualRoles,
    taskRole('posting-task'),
  ],
  regions: {
    'us-east-1': {
      clusters: [{ name: 'ledger-main', services: [posting], instances: instances('ledger-use1', 3, 'r5.large') }],
    },
    'eu-west-2': {
      clusters: [{ name: 'ledger-main', services: [posting], instances: instances('ledger-euw2', 2, 'r5.large') }],
    },
  },
}
