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
import { stepScaling, together } from '../scaling-builders'
import type { Account } from '../world-types'

/** The role wants an external id. The mapping has the right one, and Clouddriver's ECS provider does not send it. */
export const mail: Account = {
  id: '210000000010',
  name: 'mail',
  partition: 'aws',
  organizationId: 'o-a1b2c3d4e5',
  roles: [
    spinnakerManaged(
      trusting({ AWS: authRoleArn }, { StringEquals: { 'sts:ExternalId': 'mail-7c1d9e20' } }),
      trusting({ Service: [...pageServices, tasksService] }),
    ),
    ...usualRoles,
    taskRole('sender-task'),
  ],
  regions: {
    'us-east-1': together(
      {
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
