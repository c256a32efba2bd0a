import { defaultKey } from './base-keys'
import { instances, service } from './cluster-builders'
import { instanceTypes } from './instance-types'
import { regions } from './regions'
import {
  authRoleArn,
  docsManaged,
  spinnakerAuthRole,
  taskRole,
  tasksService,
  trusting,
  usualRoles,
} from './role-builders'
import { stepScaling, targetTracking, together } from './scaling-builders'
import { defaultVpc, purposefulVpc } from './vpc-builder'
import type { Account, World } from './world-types'

const organizationId = 'o-a1b2c3d4e5'

/** Spinnaker's home, managed through a role like every other account, as the docs advise. */
const home: Account = {
  id: '123456789012',
  name: 'home',
  partition: 'aws',
  organizationId,
  roles: [spinnakerAuthRole, docsManaged(trusting({ AWS: authRoleArn })), ...usualRoles, taskRole('portal-task')],
  regions: {
    'us-west-2': together(
      {
        clusters: [
          { name: 'default' },
          {
            name: 'portal',
            services: [service('portal-prod-v020', 4)],
            instances: instances('healthy portal', 3, 'm5.xlarge'),
          },
        ],
      },
      stepScaling('portal', 'portal-prod-v020', { minimum: 2, maximum: 12 }),
      purposefulVpc('healthy-home'),
      defaultVpc('healthy-home-default'),
    ),
  },
}

/** A busy EC2 fleet in two regions: there is always an agent that is just reconnecting, and an instance being replaced. */
const busy: Account = {
  id: '220000000002',
  name: 'busy',
  partition: 'aws',
  organizationId,
  roles: [docsManaged(trusting({ AWS: authRoleArn })), ...usualRoles, taskRole('orders-task'), taskRole('prices-task')],
  regions: {
    'us-east-1': together(
      {
        clusters: [
          { name: 'default' },
          {
            name: 'orders',
            services: [service('orders-prod-v077', 12), service('prices-prod-v034', 8)],
            instances: [
              ...instances('healthy orders', 6, 'm5.2xlarge', { load: { cpu: 0.6, memory: 0.5 } }),
              ...instances('healthy orders reconnecting', 1, 'm5.2xlarge', { agentConnected: false }),
              ...instances('healthy orders draining', 1, 'm5.2xlarge', { status: 'DRAINING' }),
            ],
          },
        ],
      },
      stepScaling('orders', 'orders-prod-v077', { minimum: 6, maximum: 40 }),
      targetTracking('orders', 'prices-prod-v034', { minimum: 4, maximum: 24 }),
      purposefulVpc('healthy-busy-use1'),
      defaultVpc('healthy-busy-use1-default'),
    ),
    'eu-west-1': together(
      {
        clusters: [
          { name: 'default' },
          {
            name: 'orders',
            services: [service('orders-prod-v077', 6)],
            instances: instances('healthy orders euw1', 4, 'm5.xlarge'),
          },
        ],
      },
      stepScaling('orders', 'orders-prod-v077', { minimum: 3, maximum: 20 }),
      purposefulVpc('healthy-busy-euw1'),
      defaultVpc('healthy-busy-euw1-default'),
    ),
  },
}

/** Fargate, with room under its quota; the role is also the execution role, so Fargate's principal is trusted. */
const serverless: Account = {
  id: '220000000003',
  name: 'serverless',
  partition: 'aws',
  organizationId,
  roles: [
    docsManaged(trusting({ AWS: authRoleArn }), trusting({ Service: tasksService })),
    ...usualRoles,
    taskRole('reports-task'),
  ],
  regions: {
    'eu-central-1': together(
      {
        clusters: [
          { name: 'default' },
          {
            name: 'reports',
            services: [service('reports-prod-v012', 6, { launchType: 'FARGATE', cpu: 1024, memoryMiB: 2048 })],
            capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
          },
        ],
        fargateVcpuQuota: 4000,
      },
      targetTracking('reports', 'reports-prod-v012', { minimum: 2, maximum: 30 }),
      purposefulVpc('healthy-serverless'),
      defaultVpc('healthy-serverless-default'),
    ),
  },
}

/** Nothing here is broken: whatever a check says about it beyond `pass` must be worth a person's time. */
export const healthy: World = { regions, instanceTypes, baseKeys: [defaultKey], accounts: [home, busy, serverless] }
