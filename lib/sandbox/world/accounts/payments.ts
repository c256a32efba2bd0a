import { instances, service } from '../cluster-builders'
import {
  allowing,
  authRoleArn,
  policy,
  spinnakerManaged,
  taskRole,
  tasksService,
  trusting,
  usualRoles,
} from '../role-builders'
import { stepScaling, together } from '../scaling-builders'
import { purposefulVpc } from '../vpc-builder'
import type { Account, Role } from '../world-types'

/** AWS lets containers have it; Clouddriver reads only a single string as the action and does not offer it. */
const actionAsList: Role = taskRole(
  'payments-api-task',
  policy({ Effect: 'Allow', Principal: { Service: tasksService }, Action: ['sts:AssumeRole', 'sts:TagSession'] }),
)

/** AWS refuses it; Clouddriver ignores the effect and offers it. */
const denied: Role = taskRole(
  'payments-retired-task',
  policy(trusting({ Service: tasksService }), {
    Effect: 'Deny',
    Principal: { Service: tasksService },
    Action: 'sts:AssumeRole',
  }),
)

const ofThisAccount: Role = taskRole(
  'payments-ledger-task',
  policy(
    trusting(
      { Service: tasksService },
      {
        StringEquals: { 'aws:SourceAccount': '{account}' },
        ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:us-east-1:{account}:*' },
      },
    ),
  ),
)

const ofAnotherAccount: Role = taskRole(
  'payments-partner-task',
  policy(trusting({ Service: tasksService }, { StringEquals: { 'aws:SourceAccount': '210000000099' } })),
)

const managed = spinnakerManaged(trusting({ AWS: authRoleArn }), trusting({ Service: 'ecs.amazonaws.com' }))
/** Spinnaker may pass the roles that somebody once listed; the ledger's is not among them. */
const passingSome: Role = {
  ...managed,
  inlinePolicies: {
    ReadRoles: allowing('iam:GetRole', 'iam:ListServerCertificates', 'iam:SimulatePrincipalPolicy'),
    PassListedRoles: policy({
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: [
        'arn:aws:iam::{account}:role/ecsTaskExecutionRole',
        ...['api', 'partner', 'retired', 'worker'].map((name) => `arn:aws:iam::{account}:role/payments-${name}-task`),
      ],
      Condition: { StringEquals: { 'iam:PassedToService': tasksService } },
    }),
  },
}

/** What is free is CPU on two instances and memory on the two others: in sum plenty, for one task nowhere. */
const memoryFull = { cpu: 1280, memoryMiB: 15_360 }
const cpuFull = { cpu: 3968, memoryMiB: 6144 }

/** Fragmented, and the role's trust lacks one of the page's two services. */
export const payments: Account = {
  id: '210000000004',
  name: 'payments',
  partition: 'aws',
  organizationId: 'o-a1b2c3d4e5',
  roles: [
    passingSome,
    ...usualRoles,
    taskRole('payments-worker-task'),
    actionAsList,
    denied,
    ofThisAccount,
    ofAnotherAccount,
  ],
  regions: {
    'us-east-1': together(
      {
        clusters: [
          {
            name: 'payments-main',
            services: [
              service('payments-api-prod-v023', 8),
              service('payments-worker-prod-v051', 4, { cpu: 256, memoryMiB: 7168 }),
              service('payments-reports-prod-v011', 2, { cpu: 1024, memoryMiB: 2048 }),
            ],
            instances: [
              ...instances('payments-main memory', 2, 'm5.xlarge', { used: memoryFull }),
              ...instances('payments-main cpu', 2, 'm5.xlarge', { used: cpuFull }),
            ],
          },
        ],
      },
      stepScaling('payments-main', 'payments-api-prod-v023', { minimum: 4, maximum: 16 }),
      purposefulVpc('payments'),
    ),
  },
}
