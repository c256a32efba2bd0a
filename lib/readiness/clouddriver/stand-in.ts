type Place = { partition: string; accountId: string; region: string }

const service = 'service/shipshape/shipshape-v000'

/** Resources of actions that a policy may allow on some of them only (service authorization reference). */
const scopes: readonly { resource: string; actions: readonly string[] }[] = [
  {
    resource: `ecs:{place}:${service}`,
    actions: ['ecs:DescribeServices', 'ecs:CreateService', 'ecs:UpdateService', 'ecs:DeleteService', 'ecs:TagResource'],
  },
  { resource: 'ecs:{place}:task-definition/shipshape:1', actions: ['ecs:RegisterTaskDefinition'] },
  { resource: 'ecs:{place}:task/shipshape/0123456789abcdef', actions: ['ecs:DescribeTasks', 'ecs:StopTask'] },
  { resource: 'ecs:{place}:cluster/shipshape', actions: ['ecs:DescribeClusters', 'ecs:ListContainerInstances'] },
  {
    resource: 'ecs:{place}:container-instance/shipshape/0123456789abcdef',
    actions: ['ecs:DescribeContainerInstances', 'ecs:ListTasks'],
  },
  {
    resource: 'application-autoscaling:{place}:scalable-target/0123456789abcdef',
    actions: [
      'application-autoscaling:RegisterScalableTarget',
      'application-autoscaling:DeregisterScalableTarget',
      'application-autoscaling:PutScalingPolicy',
    ],
  },
  {
    resource: 'cloudwatch:{place}:alarm:shipshape-v000',
    actions: ['cloudwatch:DescribeAlarms', 'cloudwatch:PutMetricAlarm', 'cloudwatch:DeleteAlarms'],
  },
  { resource: 'ecr:{place}:repository/shipshape', actions: ['ecr:DescribeImages', 'ecr:ListImages'] },
]

/**
 * An imaginary resource of the account for an action that policies may limit to some resources. AWS simulates `*` literally: a
 * policy for `service/*` does not allow an action on `*`, yet allows every call that Clouddriver makes. Null where the
 * action knows no resources.
 */
export function standInFor(action: string, { partition, accountId, region }: Place): string | null {
  const scope = scopes.find(({ actions }) => actions.includes(action))
  return scope === undefined ? null : `arn:${partition}:${scope.resource.replace('{place}', `${region}:${accountId}`)}`
}
