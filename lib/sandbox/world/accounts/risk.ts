import { instances, service } from '../cluster-builders'
import { policy, spinnakerManaged, taskRole, usualRoles } from '../role-builders'
import { stepScaling, together } from '../scaling-builders'
import type { Account, Role } from '../world-types'

const managed = spinnakerManaged()
const withoutInstances: Role = {
  ...managed,
  inlinePolicies: {
    ...managed.inlinePolicies,
    HideInstances: policy({
      Sid: 'HideInstances',
      Effect: 'Deny',
      Action: 'ecs:ListContainerInstances',
      Resource: '*',
    }),
  },
}

/** One call is denied and one always throttled: what is left unread must read as unknown, not as nothing there. */
export const risk: Account = {
  id: '210000000009',
  name: 'risk',
  partition: 'aws',
  organizationId: 'o-a1b2c3d4e5',
  roles: [withoutInstances, ...usualRoles, taskRole('scoring-task')],
  regions: {
    'eu-central-1': together(
      {
        clusters: [
          {
            name: 'risk-main',
            services: [service('scoring-prod-v027', 5)],
            instances: instances('risk-main', 4, 'm5.xlarge'),
          },
        ],
      },
      stepScaling('risk-main', 'scoring-prod-v027', { minimum: 3, maximum: 15 }),
    ),
  },
  troubles: [{ action: 'cloudwatch:DescribeAlarms', kind: 'throttle' }],
}
