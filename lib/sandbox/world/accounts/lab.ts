import { instances, service } from '../cluster-builders'
import { spinnakerManaged, usualRoles } from '../role-builders'
import type { Account } from '../world-types'

/** Ready in itself; the team's mapping names the role of another account. */
export const lab: Account = {
  id: '210000000015',
  name: 'lab',
  partition: 'aws',
  organizationId: 'o-a1b2c3d4e5',
  roles: [spinnakerManaged(), ...usualRoles],
  regions: {
    'us-east-1': {
      clusters: [
        { name: 'lab-main', services: [service('trial-v002', 1)], instances: instances('lab-main', 1, 't3.medium') },
      ],
    },
  },
}
