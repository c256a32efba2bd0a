import {
  ApplicationAutoScalingClient,
  PutScalingPolicyCommand,
  PutScheduledActionCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling'
import {
  AutoScalingClient,
  CreateAutoScalingGroupCommand,
  CreateLaunchConfigurationCommand,
} from '@aws-sdk/client-auto-scaling'
import { CloudWatchClient, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch'
import {
  CreateSubnetCommand,
  CreateVpcCommand,
  DescribeSubnetsCommand,
  EC2Client,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2'
import {
  CreateCapacityProviderCommand,
  CreateClusterCommand,
  CreateServiceCommand,
  ECSClient,
  RegisterContainerInstanceCommand,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs'
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { testAccountId, testRegion } from './test-target'

type Config = {
  endpoint: string
  region: string
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }
}

/** Makes in moto what the collectors' suite expects: the same as `suiteRegion` and `suiteAccount` of the sandbox. */
export async function seedMoto(endpoint: string): Promise<void> {
  const config = await accountConfig(endpoint)
  await seedRoles(config)
  const groupArn = await seedGroup(config)
  await seedEcs(config, groupArn)
  await seedScaling(config)
  await seedNetwork(config)
}

/** moto gives a key the account of the role that made it: a key of our account. */
async function accountConfig(endpoint: string): Promise<Config> {
  const base = { endpoint, region: testRegion, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } }
  const answer = await new STSClient(base).send(
    new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${testAccountId}:role/Seed`, RoleSessionName: 'seed' }),
  )
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = answer.Credentials ?? {}
  return {
    ...base,
    credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
  }
}

async function seedRoles(config: Config): Promise<void> {
  const iam = new IAMClient(config)
  const role = (RoleName: string, service: string, Path = '/') =>
    iam.send(
      new CreateRoleCommand({
        RoleName,
        Path,
        AssumeRolePolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
        }),
      }),
    )
  const scaling = 'ecs.application-autoscaling.amazonaws.com'
  await role('SpinnakerManaged', 'ecs.amazonaws.com')
  await iam.send(
    new PutRolePolicyCommand({
      RoleName: 'SpinnakerManaged',
      PolicyName: 'Iam',
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'iam:*', Resource: '*' }],
      }),
    }),
  )
  await role('web-task', 'ecs-tasks.amazonaws.com')
  // CreateServiceLinkedRole of moto gives other names than AWS.
  await role('AWSServiceRoleForECS', 'ecs.amazonaws.com', '/aws-service-role/ecs.amazonaws.com/')
  await role('AWSServiceRoleForApplicationAutoScaling_ECSService', scaling, `/aws-service-role/${scaling}/`)
}

async function seedGroup(config: Config): Promise<string> {
  const autoScaling = new AutoScalingClient(config)
  const { Subnets = [] } = await new EC2Client(config).send(new DescribeSubnetsCommand({}))
  await autoScaling.send(
    new CreateLaunchConfigurationCommand({
      LaunchConfigurationName: 'main',
      ImageId: 'ami-12c6146b',
      InstanceType: 'm5.large',
    }),
  )
  await autoScaling.send(
    new CreateAutoScalingGroupCommand({
      AutoScalingGroupName: 'main-group',
      LaunchConfigurationName: 'main',
      MinSize: 1,
      MaxSize: 5,
      DesiredCapacity: 2,
      VPCZoneIdentifier: Subnets[0]?.SubnetId,
    }),
  )
  return `arn:aws:autoscaling:${testRegion}:${testAccountId}:autoScalingGroup:1:autoScalingGroupName/main-group`
}

async function seedEcs(config: Config, autoScalingGroupArn: string): Promise<void> {
  const ecs = new ECSClient(config)
  await ecs.send(
    new CreateCapacityProviderCommand({
      name: 'main-nodes',
      autoScalingGroupProvider: {
        autoScalingGroupArn,
        managedScaling: {
          status: 'ENABLED',
          targetCapacity: 80,
          minimumScalingStepSize: 1,
          maximumScalingStepSize: 10,
        },
      },
    }),
  )
  await ecs.send(new CreateClusterCommand({ clusterName: 'main', capacityProviders: ['FARGATE', 'main-nodes'] }))
  await ecs.send(new CreateClusterCommand({ clusterName: 'empty' }))
  const { Instances = [] } = await new EC2Client(config).send(
    new RunInstancesCommand({ ImageId: 'ami-12c6146b', InstanceType: 'm5.large', MinCount: 2, MaxCount: 2 }),
  )
  for (const { InstanceId } of Instances) {
    const instanceIdentityDocument = JSON.stringify({ instanceId: InstanceId })
    await ecs.send(new RegisterContainerInstanceCommand({ cluster: 'main', instanceIdentityDocument }))
  }
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'web',
      containerDefinitions: [{ name: 'web', image: 'web', cpu: 256, memory: 512 }],
    }),
  )
  await ecs.send(
    new CreateServiceCommand({ cluster: 'main', serviceName: 'web', taskDefinition: 'web', desiredCount: 1 }),
  )
}

async function seedScaling(config: Config): Promise<void> {
  const scaling = new ApplicationAutoScalingClient(config)
  const target = {
    ServiceNamespace: 'ecs' as const,
    ResourceId: 'service/main/web',
    ScalableDimension: 'ecs:service:DesiredCount' as const,
  }
  await scaling.send(new RegisterScalableTargetCommand({ ...target, MinCapacity: 1, MaxCapacity: 4 }))
  await scaling.send(
    new PutScalingPolicyCommand({
      ...target,
      PolicyName: 'web-out',
      PolicyType: 'StepScaling',
      StepScalingPolicyConfiguration: {
        AdjustmentType: 'ChangeInCapacity',
        StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
      },
    }),
  )
  await scaling.send(
    new PutScalingPolicyCommand({
      ...target,
      PolicyName: 'web-cpu',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 50,
        CustomizedMetricSpecification: {
          Namespace: 'web',
          MetricName: 'queue',
          Statistic: 'Average',
          Dimensions: [{ Name: 'Service', Value: 'web' }],
        },
      },
    }),
  )
  await scaling.send(
    new PutScheduledActionCommand({
      ...target,
      ScheduledActionName: 'office-hours',
      Schedule: 'cron(0 6 * * ? *)',
      ScalableTargetAction: { MinCapacity: 2, MaxCapacity: 4 },
    }),
  )
  await seedAlarms(new CloudWatchClient(config))
}

async function seedNetwork(config: Config): Promise<void> {
  const ec2 = new EC2Client(config)
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.20.0.0/16' }))
  const Tags = [
    { Key: 'Name', Value: 'main.internal.a' },
    { Key: 'immutable_metadata', Value: '{"purpose":"internal"}' },
    { Key: 'team', Value: 'web' },
  ]
  await ec2.send(
    new CreateSubnetCommand({
      VpcId: Vpc?.VpcId,
      CidrBlock: '10.20.0.0/24',
      AvailabilityZone: `${testRegion}a`,
      TagSpecifications: [{ ResourceType: 'subnet', Tags }],
    }),
  )
}

async function seedAlarms(cloudwatch: CloudWatchClient): Promise<void> {
  await cloudwatch.send(
    new PutMetricAlarmCommand({
      AlarmName: 'web-cpu-high',
      Namespace: 'AWS/ECS',
      MetricName: 'CPUUtilization',
      Dimensions: [
        { Name: 'ClusterName', Value: 'main' },
        { Name: 'ServiceName', Value: 'web' },
      ],
      Statistic: 'Average',
      Period: 60,
      Threshold: 75,
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 3,
      DatapointsToAlarm: 2,
      ActionsEnabled: true,
      AlarmActions: [`arn:aws:sns:${testRegion}:${testAccountId}:pager`],
    }),
  )
  await cloudwatch.send(
    new PutMetricAlarmCommand({
      AlarmName: 'web-errors',
      Threshold: 1,
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 1,
      Metrics: [
        { Id: 'rate', Expression: 'errors * 2', ReturnData: true },
        {
          Id: 'errors',
          ReturnData: false,
          MetricStat: { Metric: { Namespace: 'web', MetricName: 'errors' }, Period: 60, Stat: 'Sum' },
        },
      ],
    }),
  )
}
