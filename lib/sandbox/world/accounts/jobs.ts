import { service } from '../cluster-builders'
import { spinnakerManaged, taskRole, usualRoles } from '../role-builders'
import { targetTracking, together } from '../scaling-builders'
import { purposefulVpc } from '../vpc-builder'
import type { Account } from '../world-types'

/** Fargate only: no instance, and none needed. */
export const jobs: Account = {
  id: '210000000008',
  name: 'jobs',
  partition: 'aws',
  organizationId: 'o-a1b2c3d4e5',
  roles: [spinnakerManaged(), ...usualRoles, taskRole('importer-task'), taskRole('scheduler-task')],
  regions: {
    'us-east-1': together(
      {
        clusters: [
          {
            name: 'jobs-fargate',
            services: [
              service('scheduler-prod-v012', 2, { launchType: 'FARGATE', cpu: 1024, memoryMiB: 2048 }),
              service('importer-prod-v033', 12, { capacityProvider: 'FARGATE_SPOT', cpu: 2048, memoryMiB: 4096 }),
              service('exporter-prod-v009', 4, { capacityProvider: 'FARGATE', cpu: 2048, memoryMiB: 4096 }),
            ],
            capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
          },
        ],
        fargateVcpuQuota: 256,
        fargateSpotVcpuQuota: 64,
      },
      targetTracking('jobs-fargate', 'importer-prod-v033', { minimum: 2, maximum: 40 }),
      {
        scheduledActions: [
          {
            name: 'importer-office-hours',
            resourceId: 'service/jobs-fargate/importer-prod-v033',
            schedule: 'cron(0 6 ? * MON-FRI *)',
            minimum: 10,
            maximum: 40,
          },
        ],
      },
      purposefulVpc('jobs'),
    ),
  },
}
