import { instances, service } from '../cluster-builders'
import { serviceRole, spinnakerManaged, taskRole, usualRoles } from '../role-builders'
import { stepScaling, together } from '../scaling-builders'
import { purposefulVpc } from '../vpc-builder'
import type { Account, RegionContents } from '../world-types'

const names = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(3, '0')}`)

/** 250 roles, of which 40 are for containers (38 here, Clouddriver's own and the execution role). */
const roles = [
  spinnakerManaged(),
  ...usualRoles,
  ...names('edge-proxy-task', 38).map((name) => taskRole(name)),
  ...names('edge-rewrite-lambda', 160).map((name) => serviceRole(name, 'lambda.amazonaws.com')),
  ...names('edge-pipeline', 46).map((name) => serviceRole(name, 'codebuild.amazonaws.com')),
]

function proxies(region: string, count: number): RegionContents {
  const cluster = `edge-${region}`
  return together(
    {
      clusters: [
        {
          name: cluster,
          services: [
            service('proxy-prod-v107', count * 2, { cpu: 1024, memoryMiB: 2048 }),
            service('certs-prod-v019', 2),
          ],
          instances: instances(cluster, count, 'c6i.xlarge', {
            load: { cpu: 0.6, memory: 0.5 },
            trunk: true,
            capacityProvider: `${cluster}-capacity`,
          }),
          capacityProviders: [`${cluster}-capacity`],
        },
      ],
      capacityProviders: [
        {
          name: `${cluster}-capacity`,
          autoScalingGroup: cluster,
          managedScaling: { targetCapacity: 80, minimumStep: 1, maximumStep: 4 },
        },
      ],
      autoScalingGroups: [
        {
          name: cluster,
          minimum: 2,
          maximum: 12,
          desired: count,
          instanceTypes: ['c6i.xlarge'],
          availabilityZones: ['{region}a', '{region}b', '{region}c'],
        },
      ],
    },
    stepScaling(cluster, 'proxy-prod-v107', { minimum: 4, maximum: 40 }),
    purposefulVpc(cluster),
  )
}

/** Ready in three regions, with more roles than one screen holds. */
export const edge: Account = {
  id: '210000000003',
  name: 'edge',
  partition: 'aws',
  organizationId: 'o-a1b2c3d4e5',
  roles,
  regions: {
    'eu-west-1': proxies('eu-west-1', 5),
    'eu-central-1': proxies('eu-central-1', 4),
    'ap-southeast-2': proxies('ap-southeast-2', 3),
  },
}
