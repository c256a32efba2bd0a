import type { PolicyDocument } from '../world/world-types'

const allow = (...actions: readonly string[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
})

/** The policies that AWS itself manages, as far as the sandbox's worlds attach them: by name, path included. */
export const managedPolicies: Readonly<Record<string, PolicyDocument>> = {
  AdministratorAccess: allow('*'),
  PowerUserAccess: {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*' },
      {
        Effect: 'Allow',
        Action: [
          'account:GetAccountInformation',
          'account:GetPrimaryEmail',
          'account:ListRegions',
          'iam:CreateServiceLinkedRole',
          'iam:DeleteServiceLinkedRole',
          'iam:ListRoles',
          'organizations:DescribeEffectivePolicy',
          'organizations:DescribeOrganization',
        ],
        Resource: '*',
      },
    ],
  },
  // AWS's own lists some thousand actions by name; their verbs are what a sandbox needs of it.
  ReadOnlyAccess: allow(
    '*:Describe*',
    '*:Get*',
    '*:List*',
    '*:BatchGet*',
    'iam:Simulate*',
    'iam:GenerateServiceLastAccessedDetails',
  ),
  SecurityAudit: allow('*:Describe*', '*:List*', 'iam:Get*', 'iam:Simulate*'),
  'service-role/AmazonECSTaskExecutionRolePolicy': allow(
    'ecr:GetAuthorizationToken',
    'ecr:BatchCheckLayerAvailability',
    'ecr:GetDownloadUrlForLayer',
    'ecr:BatchGetImage',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
  ),
  'aws-service-role/AmazonECSServiceRolePolicy': allow(
    'ec2:Describe*',
    'elasticloadbalancing:*Targets',
    'servicediscovery:*Instance',
    'cloudwatch:DescribeAlarms',
  ),
  'aws-service-role/AWSApplicationAutoscalingECSServicePolicy': allow(
    'ecs:DescribeServices',
    'ecs:UpdateService',
    'cloudwatch:PutMetricAlarm',
    'cloudwatch:DescribeAlarms',
    'cloudwatch:DeleteAlarms',
  ),
  AmazonS3ReadOnlyAccess: allow('s3:Get*', 's3:List*', 's3:Describe*'),
  AmazonDynamoDBFullAccess: allow('dynamodb:*'),
  AmazonSQSFullAccess: allow('sqs:*'),
  CloudWatchAgentServerPolicy: allow('cloudwatch:PutMetricData', 'logs:PutLogEvents', 'logs:CreateLogStream'),
}

/** The document behind an AWS managed policy's ARN. */
export function managedPolicy(arn: string): PolicyDocument | undefined {
  const [, name] = arn.split('::aws:policy/')
  return name === undefined ? undefined : managedPolicies[name]
}
