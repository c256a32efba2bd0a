import { instances, service } from '../cluster-builders'
import { spinnakerAuthRole, spinnakerManaged, taskRole, usualRoles } from '../role-builders'
import { stepScaling, targetTracking, together } from '../scaling-builders'
import { purposefulVpc } from '../vpc-builder'
import type { Account } from '../world-types'

/** Ready. Spinnaker itself runs here: the home of Clouddriver's own identity. */
export const core: Account = {
  id: '123456789012',
  name: 'core',
  partition: 'aws',
  organizationId: 'o-a1b2c3d4e5',
  roles: [
    spinnakerAuthRole,
    spinnakerManaged(),
    ...usualRoles,
    taskRole('gateway-task'),
    taskRole('identity-task'),
    taskRole('notifications-task'),
  ],
  regions: {
    'us-east-1': together(
      {
        clusters: [
          {
            name: 'core-main',
            services: [
              service('gateway-prod-v014', 6),
              service('identity-prod-v031', 4),
              service('notifications-prod-v008', 3, { cpu: 256 }),
            ],
            instances: [
              ...instances('core-main', 3, 'm5.xlarge', { load: { cpu: 0.55, memory: 0.4 } }),
              ...instances('core-main', 1, 'm6g.large'),
            ],
          },
        ],
        fargateVcpuQuota: 4000,
      },
      stepScaling('core-main', 'gateway-prod-v014', { minimum: 4, maximum: 20 }),
      targetTracking('core-main', 'identity-prod-v031', { minimum: 2, maximum: 12 }),
      purposefulVpc('core'),
    ),
  },
}
