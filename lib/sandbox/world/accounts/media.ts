import { instances, service } from '../cluster-builders'
import { spinnakerManaged, taskRole, usualRoles } from '../role-builders'
import { together } from '../scaling-builders'
import { purposefulVpc } from '../vpc-builder'
import type { Account } from '../world-types'
import { mediaAlarms } from './media-alarms'

/** Full to the last CPU unit, the GPU too; and 300 alarms of every kind. */
export const media: Account = {
  id: '210000000011',
  name: 'media',
  partition: 'aws',
  organizationId: 'o-a1b2c3d4e5',
  roles: [
    spinnakerManaged(),
    ...usualRoles,
    taskRole('encoder-task'),
    taskRole('packager-task'),
    taskRole('thumbnails-task'),
  ],
  regions: {
    'us-west-2': together(
      {
        clusters: [
          {
            name: 'media-encode',
            services: [
              service('encoder-prod-v076', 9, { cpu: 2560, memoryMiB: 4992, pending: 2 }),
              service('packager-prod-v021', 3),
              service('thumbnails-prod-v040', 1, { cpu: 4096, memoryMiB: 15_360 }),
            ],
            instances: [
              ...instances('media-encode', 3, 'c5.2xlarge', { used: { cpu: 8192, memoryMiB: 15_488 } }),
              ...instances('media-gpu', 1, 'g4dn.xlarge', { used: { cpu: 4096, memoryMiB: 15_360, gpus: 1 } }),
            ],
          },
        ],
      },
      mediaAlarms,
      purposefulVpc('media'),
    ),
  },
}
