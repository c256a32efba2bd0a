import { instances, service } from '../cluster-builders'
import { spinnakerManaged, taskRole, usualRoles } from '../role-builders'
import { policyAction, stepScaling, together } from '../scaling-builders'
import { purposefulVpc } from '../vpc-builder'
import type { Account, RegionContents } from '../world-types'

const cluster = 'ads-serving'
const bidder = 'bidder-prod-v088'

/** Scales on a rate that is computed from two metrics: Spinnaker cannot make such an alarm again. */
const errorRate: RegionContents = {
  scalableTargets: [{ resourceId: `service/${cluster}/${bidder}`, minimum: 4, maximum: 24 }],
  scalingPolicies: [
    {
      name: 'bidder-scale-on-errors',
      resourceId: `service/${cluster}/${bidder}`,
      type: 'StepScaling',
      alarms: ['bidder-error-rate'],
    },
  ],
  alarms: [
    {
      name: 'bidder-error-rate',
      alarmActions: [policyAction(cluster, bidder, 'bidder-scale-on-errors')],
      threshold: 2,
      metric: {
        queries: [
          { id: 'rate', expression: '100 * errors / requests' },
          { id: 'errors', metric: { namespace: 'Ads/Bidder', name: 'Errors', dimensions: { ServiceName: bidder } } },
          {
            id: 'requests',
            metric: { namespace: 'Ads/Bidder', name: 'Requests', dimensions: { ServiceName: bidder } },
          },
        ],
      },
    },
  ],
}

const full = { cpu: 3968, memoryMiB: 15_232 }
const nearlyEmpty = { cpu: 512, memoryMiB: 1024 }

/** In us-east-1 only instances that take no new task have room: one is draining, one has lost its agent. */
export const ads: Account = {
  id: '210000000006',
  name: 'ads',
  partition: 'aws',
  organizationId: 'o-a1b2c3d4e5',
  roles: [spinnakerManaged(), ...usualRoles, taskRole('bidder-task'), taskRole('budgets-task')],
  regions: {
    'us-east-1': together(
      {
        clusters: [
          {
            name: cluster,
            services: [service(bidder, 10, { cpu: 1024, memoryMiB: 3584 }), service('budgets-prod-v015', 2)],
            instances: [
              ...instances('ads-use1 full', 3, 'm5.xlarge', { used: full }),
              ...instances('ads-use1 draining', 1, 'm5.xlarge', { used: nearlyEmpty, status: 'DRAINING' }),
              ...instances('ads-use1 disconnected', 1, 'm5.xlarge', { used: nearlyEmpty, agentConnected: false }),
            ],
          },
        ],
      },
      errorRate,
      purposefulVpc('ads-use1'),
    ),
    'us-east-2': together(
      {
        clusters: [{ name: cluster, services: [service(bidder, 6)], instances: instances('ads-use2', 3, 'm5.xlarge') }],
      },
      stepScaling(cluster, bidder, { minimum: 4, maximum: 24 }),
      purposefulVpc('ads-use2'),
    ),
  },
}
