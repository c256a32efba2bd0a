import { instances, service } from '../cluster-builders'
import {
  authRoleArn,
  pageServices,
  policy,
  spinnakerManaged,
  taskRole,
  tasksService,
  trusting,
  usualRoles,
} from '../role-builders'
import { stepScaling, targetTracking, together } from '../scaling-builders'
import { purposefulVpc } from '../vpc-builder'
import type { Account, Statement } from '../world-types'

const ofThisAccount: Statement['Condition'] = { StringEquals: { 'aws:SourceAccount': '{account}' } }

/** Ready: twenty instances of four types, one of them draining; services are trusted for this account only. */
export const shop: Account = {
  id: '210000000012',
  name: 'shop',
  partition: 'aws',
  organizationId: 'o-a1b2c3d4e5',
  roles: [
    spinnakerManaged(
      trusting({ AWS: authRoleArn }),
      trusting({ Service: [...pageServices, tasksService] }, ofThisAccount),
    ),
    ...usualRoles,
    ...['cart-task', 'catalog-task', 'checkout-task', 'reviews-task'].map((name) =>
      taskRole(name, policy(trusting({ Service: tasksService }, ofThisAccount))),
    ),
  ],
  regions: {
    'us-east-1': together(
      {
        clusters: [
          {
            name: 'shop-main',
            services: [
              service('cart-prod-v061', 14),
              service('catalog-prod-v118', 20),
              service('checkout-prod-v090', 12, { cpu: 1024, memoryMiB: 2048 }),
              service('reviews-prod-v024', 6),
            ],
            instances: [
              ...instances('shop-main', 9, 'm5.xlarge', { load: { cpu: 0.65, memory: 0.5 } }),
              ...instances('shop-main', 6, 'm5.2xlarge', { load: { cpu: 0.6, memory: 0.55 } }),
              ...instances('shop-main', 3, 'r5.xlarge', { load: { cpu: 0.7, memory: 0.35 } }),
              ...instances('shop-main', 1, 'm6i.4xlarge', { load: { cpu: 0.45, memory: 0.4 } }),
              ...instances('shop-main draining', 1, 'm5.xlarge', {
                load: { cpu: 0.2, memory: 0.2 },
                status: 'DRAINING',
              }),
            ],
          },
        ],
      },
      stepScaling('shop-main', 'cart-prod-v061', { minimum: 8, maximum: 40 }),
      stepScaling('shop-main', 'checkout-prod-v090', { minimum: 8, maximum: 40 }),
      targetTracking('shop-main', 'catalog-prod-v118', { minimum: 10, maximum: 60 }),
      purposefulVpc('shop-use1'),
    ),
    'us-west-2': together(
      {
        clusters: [
          {
            name: 'shop-main',
            services: [service('catalog-prod-v118', 8)],
            instances: instances('shop-usw2', 6, 'm5.xlarge', { load: { cpu: 0.35, memory: 0.3 } }),
          },
        ],
      },
      purposefulVpc('shop-usw2'),
    ),
  },
}
