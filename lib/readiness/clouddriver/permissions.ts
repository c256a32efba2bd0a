/**
 * What one part of Clouddriver asks of the role that it assumes. Read in the code, not seen running: the agents of
 * clouddriver-ecs/…/ecs/provider/agent and clouddriver-aws/…/aws/provider/agent, the operations of
 * clouddriver-ecs/…/ecs/deploy/ops.
 */
export type Work = {
  /** The upstream class, or what a person does. */
  name: string
  actions: readonly string[]
  /** What a lack looks like in Spinnaker. */
  lack: string
  /** `fail`: no ECS deploy works. `warn`: a list is empty or an operation fails. `note`: nothing of ECS, or another check's. */
  gravity: 'fail' | 'warn' | 'note'
}

const scalableTargets = 'application-autoscaling:DescribeScalableTargets'
const registerTarget = 'application-autoscaling:RegisterScalableTarget'

/** Everything that Clouddriver asks of the role, passing roles apart (check `pass-role`). */
export const works: readonly Work[] = [
  // CreateServerGroupAtomicOperation registers a scalable target for every new service.
  {
    name: 'Create a server group',
    actions: [
      'ecs:ListServices',
      'ecs:DescribeServices',
      'ecs:RegisterTaskDefinition',
      'ecs:CreateService',
      registerTarget,
    ],
    lack: 'every deploy fails',
    gravity: 'fail',
  },
  {
    name: '… behind a load balancer',
    actions: ['elasticloadbalancing:DescribeTargetGroups'],
    lack: 'deploys with a target group fail',
    gravity: 'warn',
  },
  {
    name: '… with tags',
    actions: ['ecs:ListAccountSettings', 'ecs:TagResource'],
    lack: 'deploys with tags fail',
    gravity: 'warn',
  },
  {
    name: '… with a task role',
    actions: ['iam:GetRole'],
    lack: 'deploys with a task role fail: see the check “Passing roles”',
    gravity: 'note',
  },
  {
    name: '… with the autoscaling of the one before',
    actions: [
      scalableTargets,
      'application-autoscaling:DescribeScalingPolicies',
      'application-autoscaling:PutScalingPolicy',
      'cloudwatch:DescribeAlarms',
      'cloudwatch:PutMetricAlarm',
    ],
    lack: 'a deploy that copies autoscaling fails after the service is created',
    gravity: 'warn',
  },
  {
    name: 'Resize',
    actions: ['ecs:UpdateService', registerTarget],
    lack: 'resizing fails',
    gravity: 'warn',
  },
  {
    name: 'Enable and disable',
    actions: ['ecs:UpdateService', scalableTargets, registerTarget],
    lack: 'red/black leaves the old server group running',
    gravity: 'warn',
  },
  {
    name: 'Destroy',
    actions: [
      'cloudwatch:DeleteAlarms',
      scalableTargets,
      'application-autoscaling:DeregisterScalableTarget',
      'ecs:UpdateService',
      'ecs:DeleteService',
      'ecs:DeregisterTaskDefinition',
    ],
    lack: 'old server groups stay',
    gravity: 'warn',
  },
  { name: 'Terminate instances', actions: ['ecs:StopTask'], lack: 'terminating fails', gravity: 'warn' },
  {
    name: 'IamRoleCachingAgent',
    actions: ['iam:ListRoles'],
    lack: 'the role list is empty',
    gravity: 'warn',
  },
  { name: 'EcsClusterCachingAgent', actions: ['ecs:ListClusters'], lack: 'the cluster list is empty', gravity: 'warn' },
  {
    name: 'EcsClusterProvider',
    actions: ['ecs:DescribeClusters'],
    lack: 'the capacity provider list is empty',
    gravity: 'warn',
  },
  {
    name: 'ServiceCachingAgent',
    actions: ['ecs:ListClusters', 'ecs:ListServices', 'ecs:DescribeServices'],
    lack: 'the server group list is empty',
    gravity: 'warn',
  },
  {
    name: 'TaskCachingAgent',
    actions: ['ecs:ListTasks', 'ecs:DescribeTasks'],
    lack: 'the instance list is empty',
    gravity: 'warn',
  },
  {
    name: 'ContainerInstanceCachingAgent',
    actions: ['ecs:ListContainerInstances', 'ecs:DescribeContainerInstances'],
    lack: 'instances have no host and no zone',
    gravity: 'warn',
  },
  {
    name: 'TaskDefinitionCachingAgent',
    actions: ['ecs:DescribeTaskDefinition'],
    lack: 'server groups have no image and no size',
    gravity: 'warn',
  },
  {
    name: 'TargetHealthCachingAgent',
    actions: ['elasticloadbalancing:DescribeTargetHealth'],
    lack: 'instances behind a load balancer have no health',
    gravity: 'warn',
  },
  {
    name: 'EcsCloudMetricAlarmCachingAgent',
    actions: ['cloudwatch:DescribeAlarms'],
    lack: 'the alarm list is empty',
    gravity: 'warn',
  },
  {
    name: 'ScalableTargetsCachingAgent',
    actions: [scalableTargets],
    lack: 'server groups have no autoscaling limits',
    gravity: 'warn',
  },
  {
    name: 'SecretCachingAgent',
    actions: ['secretsmanager:ListSecrets'],
    lack: 'the list of registry secrets is empty',
    gravity: 'warn',
  },
  {
    name: 'ServiceDiscoveryCachingAgent',
    actions: ['servicediscovery:ListServices'],
    lack: 'the service registry list is empty',
    gravity: 'warn',
  },
  {
    name: 'EcrImageProvider',
    actions: ['ecr:DescribeImages', 'ecr:ListImages'],
    lack: 'Spinnaker finds no ECR images',
    gravity: 'warn',
  },
  {
    name: 'AmazonVpcCachingAgent',
    actions: ['ec2:DescribeVpcs'],
    lack: 'Spinnaker cannot tell apart security groups by VPC',
    gravity: 'warn',
  },
  {
    name: 'AmazonSubnetCachingAgent',
    actions: ['ec2:DescribeSubnets'],
    lack: 'the subnet list is empty: no awsvpc deploy',
    gravity: 'warn',
  },
  {
    name: 'AmazonSecurityGroupCachingAgent',
    actions: ['ec2:DescribeSecurityGroups'],
    lack: 'the security group list is empty',
    gravity: 'warn',
  },
  {
    name: 'AmazonApplicationLoadBalancerCachingAgent',
    actions: [
      'elasticloadbalancing:DescribeLoadBalancers',
      'elasticloadbalancing:DescribeTargetGroups',
      'elasticloadbalancing:DescribeListeners',
      'elasticloadbalancing:DescribeRules',
      'elasticloadbalancing:DescribeLoadBalancerAttributes',
      'elasticloadbalancing:DescribeTargetGroupAttributes',
      'elasticloadbalancing:DescribeTargetHealth',
    ],
    lack: 'the target group list is empty',
    gravity: 'warn',
  },
  {
    name: 'AmazonCertificateCachingAgent',
    actions: ['iam:ListServerCertificates'],
    lack: 'the certificate list of load balancers is empty',
    gravity: 'warn',
  },
  {
    name: 'Agents of EC2 server groups',
    actions: [
      'ec2:DescribeInstances',
      'ec2:DescribeInstanceTypes',
      'ec2:DescribeImages',
      'ec2:DescribeLaunchTemplates',
      'autoscaling:DescribeAutoScalingGroups',
      'autoscaling:DescribePolicies',
    ],
    lack: 'EC2 lists are empty; ECS lists are not affected',
    gravity: 'note',
  },
]

/** Every action of the list once, in its order. */
export const clouddriverActions: readonly string[] = [...new Set(works.flatMap(({ actions }) => actions))]
