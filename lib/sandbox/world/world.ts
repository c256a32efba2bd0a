import { defaultKey, govKey } from './base-keys'
import { instanceTypes } from './instance-types'
import { regions } from './regions'
import { spinnakerAuthRole, spinnakerManaged, usualRoles } from './role-builders'
import type { World } from './world-types'

export const world: World = {
  regions,
  instanceTypes,
  baseKeys: [defaultKey, govKey],
  accounts: [
    {
      id: '123456789012',
      name: 'core',
      partition: 'aws',
      organizationId: 'o-a1b2c3d4e5',
      roles: [spinnakerAuthRole, spinnakerManaged(), ...usualRoles],
      regions: { 'us-east-1': { clusters: [{ name: 'core-main' }] } },
    },
  ],
}
