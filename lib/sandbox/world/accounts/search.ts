import { service } from '../cluster-builders'
import { allowing, policy, spinnakerManaged, taskRole, usualRoles } from '../role-builders'
import { together } from '../scaling-builders'
import { purposefulVpc } from '../vpc-builder'
import type { Account, Role } from '../world-types'

const managed = spinnakerManaged()
/** Whoever holds the secrets of this account has kept Spinnaker from listing them. */
const withoutSecrets: Role = {
  ...managed,
  inlinePolicies: {
    ...managed.inlinePolicies,
    Simulate: allowing('iam:SimulatePrincipalPolicy'),
    HideSecrets: policy({ Sid: 'HideSecrets', Effect: 'Deny', Action: 'secretsmanager:*', Resource: '*' }),
  },
}

/** Nothing runs now; a capacity provider brings up to ten instances when there is work. The role may not list secrets. */
export const search: Account = {
  id: '210000000005',
  name: 'search',
  partition: 'aws',
  organizationId: 'o-a1b2c3d4e5',
  roles: [withoutSecrets, ...usualRoles, taskRole('search-indexer-task')],
  regions: {
    'us-east-1': together(
      {
        clusters: [
          {
            name: 'search-batch',
            services: [service('indexer-nightly-v064', 0, { cpu: 2048, memoryMiB: 8192 })],
            capacityProviders: ['search-batch-spot'],
          },
        ],
        capacityProviders: [
          {
            name: 'search-batch-spot',
            autoScalingGroup: 'search-batch-spot',
            managedScaling: { targetCapacity: 100, minimumStep: 1, maximumStep: 10 },
          },
        ],
        autoScalingGroups: [
          {
            name: 'search-batch-spot',
            minimum: 0,
            maximum: 10,
            desired: 0,
            instanceTypes: ['m5.2xlarge', 'c5.2xlarge', 'r5.xlarge'],
            availabilityZones: ['{region}a', '{region}b'],
          },
        ],
      },
      purposefulVpc('search'),
    ),
  },
}
