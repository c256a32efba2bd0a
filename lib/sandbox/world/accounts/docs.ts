import { instances, service } from '../cluster-builders'
import { docsManaged, taskRole, usualRoles } from '../role-builders'
import { stepScaling, together } from '../scaling-builders'
import { defaultVpc, purposefulVpc } from '../vpc-builder'
import type { Account } from '../world-types'

/** Ready; the empty cluster `default` that AWS makes by itself lies beside the one in use. */
export const docs: Account = {
  id: '210000000002',
  name: 'docs',
  partition: 'aws',
  organizationId: 'o-a1b2c3d4e5',
  roles: [docsManaged(), ...usualRoles, taskRole('docs-site-task')],
  regions: {
    'us-east-1': together(
      {
        clusters: [
          { name: 'default' },
          {
            name: 'docs-web',
            services: [service('docs-site-v042', 3, { cpu: 256, memoryMiB: 512 }), service('docs-search-v007', 2)],
            instances: instances('docs-web', 3, 't3.medium', { load: { cpu: 0.4, memory: 0.45 } }),
          },
        ],
      },
      stepScaling('docs-web', 'docs-site-v042', { minimum: 2, maximum: 8 }),
      purposefulVpc('docs'),
      defaultVpc('docs-default'),
    ),
  },
}
