import type { PolicyDocument, Principal, Role, Statement } from './world-types'

/** A policy of these statements. */
export function policy(...statements: readonly Statement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements }
}

/** `sts:AssumeRole` for a principal, under a condition where one is given. */
export function trusting(principal: Principal, condition?: Statement['Condition']): Statement {
  return {
    Effect: 'Allow',
    Principal: principal,
    Action: 'sts:AssumeRole',
    ...(condition === undefined ? {} : { Condition: condition }),
  }
}

export function allowing(...actions: readonly string[]): PolicyDocument {
  return policy({ Effect: 'Allow', Action: actions, Resource: '*' })
}

/** Clouddriver's own identity, in the account that Spinnaker runs in. */
export const authRoleArn = 'arn:aws:iam::123456789012:role/SpinnakerAuthRole'
export const managed = (name: string): string => `arn:{partition}:iam::aws:policy/${name}`

/** The services that the set-up page wants the role to trust, and Fargate's. */
export const pageServices = ['ecs.amazonaws.com', 'application-autoscaling.amazonaws.com']
export const tasksService = 'ecs-tasks.amazonaws.com'

/** The actions that PowerUserAccess lacks and the docs add. */
const added = ['iam:PassRole', 'iam:GetRole', 'iam:ListServerCertificates']

/** The role that Clouddriver assumes, as the docs have it: PowerUserAccess, the three IAM actions that it lacks, and this trust. */
export function docsManaged(...trust: readonly Statement[]): Role {
  return {
    name: 'SpinnakerManaged',
    description: 'Assumed by Spinnaker to manage this account',
    trust: policy(
      ...(trust.length > 0
        ? trust
        : [trusting({ AWS: authRoleArn }), trusting({ Service: [...pageServices, tasksService] })]),
    ),
    attachedPolicies: [managed('PowerUserAccess')],
    inlinePolicies: { SpinnakerPassRole: allowing(...added) },
  }
}

/** The same role of a team that lets it look at its own permissions, so that they can be judged. */
export function spinnakerManaged(...trust: readonly Statement[]): Role {
  return {
    ...docsManaged(...trust),
    inlinePolicies: {
      SpinnakerPassRole: allowing(...added),
      SpinnakerOwnPermissions: allowing(
        'iam:SimulatePrincipalPolicy',
        'iam:ListAttachedRolePolicies',
        'iam:ListRolePolicies',
      ),
    },
  }
}

/** Clouddriver's own role: it may assume the managed roles of every account. */
export const spinnakerAuthRole: Role = {
  name: 'SpinnakerAuthRole',
  description: 'Instance role of Spinnaker',
  trust: policy(trusting({ Service: 'ec2.amazonaws.com' })),
  inlinePolicies: {
    SpinnakerAssumeRolePolicy: policy({
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: [
        'arn:{partition}:iam::*:role/SpinnakerManaged',
        'arn:{partition}:iam::*:role/*/SpinnakerManaged',
        'arn:{partition}:iam::*:role/security/ShipshapeReader',
      ],
    }),
    SpinnakerRegions: allowing('ec2:DescribeRegions', 'ec2:DescribeAvailabilityZones'),
    OrganizationAccounts: allowing('organizations:ListAccounts'),
  },
}

/** The two service-linked roles that ECS services and their scaling use. */
export const serviceLinkedRoles: readonly Role[] = [
  {
    name: 'AWSServiceRoleForECS',
    path: '/aws-service-role/ecs.amazonaws.com/',
    description: 'Role to enable Amazon ECS to manage your cluster.',
    trust: policy(trusting({ Service: 'ecs.amazonaws.com' })),
    attachedPolicies: [managed('aws-service-role/AmazonECSServiceRolePolicy')],
  },
  {
    name: 'AWSServiceRoleForApplicationAutoScaling_ECSService',
    path: '/aws-service-role/ecs.application-autoscaling.amazonaws.com/',
    trust: policy(trusting({ Service: 'ecs.application-autoscaling.amazonaws.com' })),
    attachedPolicies: [managed('aws-service-role/AWSApplicationAutoscalingECSServicePolicy')],
  },
]

/** A role for a service's containers. */
export function taskRole(name: string, trust: PolicyDocument = policy(trusting({ Service: tasksService }))): Role {
  return { name, trust, attachedPolicies: [managed('AmazonS3ReadOnlyAccess')] }
}

/** A role that some other service of AWS assumes. */
export function serviceRole(name: string, service: string): Role {
  return { name, trust: policy(trusting({ Service: service })) }
}

/** What every account has beside its own: task execution, instances, functions. */
export const usualRoles: readonly Role[] = [
  ...serviceLinkedRoles,
  { ...taskRole('ecsTaskExecutionRole'), attachedPolicies: [managed('service-role/AmazonECSTaskExecutionRolePolicy')] },
  serviceRole('ecsInstanceRole', 'ec2.amazonaws.com'),
  serviceRole('log-forwarder-lambda', 'lambda.amazonaws.com'),
]
