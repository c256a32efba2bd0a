import { docsManaged, usualRoles } from '../role-builders'
import { defaultVpc } from '../vpc-builder'
import type { Account } from '../world-types'

/** Everything is set up but a cluster, and subnets that Spinnaker could offer: AWS's default ones have no purpose. */
export const tools: Account = {
  id: '210000000014',
  name: 'tools',
  partition: 'aws',
  organizationId: 'o-a1b2c3d4e5',
  roles: [docsManaged(), ...usualRoles],
  regions: { 'us-east-1': defaultVpc('tools-use1'), 'ca-central-1': defaultVpc('tools-cac1') },
}
