import { parseArn } from '@/lib/registry/arn'

type Place = { partition: string; accountId: string; region: string }

/** What a policy may limit some actions to. `nameless`: beyond the cluster, its ARN holds no name that a team chooses. */
type Kind = { resource: string; nameless: boolean; actions: readonly string[] }

/** Resources of actions that a policy may allow on some of them only (service authorization reference). */
const kinds: readonly Kind[] = [
  {
    resource: 'ecs:{place}:service/{cluster}/shipshape-v000',
    nameless: false,
    actions: ['ecs:DescribeServices', 'ecs:CreateService', 'ecs:UpdateService', 'ecs:DeleteService', 'ecs:TagResource'],
  },
  { resource: 'ecs:{place}:task-definition/shipshape:1', nameless: false, actions: ['ecs:RegisterTaskDefinition'] },
  {
    resource: 'ecs:{place}:task/{cluster}/0123456789abcdef',
    nameless: true,
    actions: ['ecs:DescribeTasks', 'ecs:StopTask'],
  },
  {
    resource: 'ecs:{place}:cluster/{cluster}',
    nameless: true,
    actions: ['ecs:DescribeClusters', 'ecs:ListContainerInstances'],
  },
  {
    resource: 'ecs:{place}:container-instance/{cluster}/0123456789abcdef',
    nameless: true,
    actions: ['ecs:DescribeContainerInstances', 'ecs:ListTasks'],
  },
  {
    resource: 'application-autoscaling:{place}:scalable-target/0123456789abcdef',
    nameless: true,
    actions: [
      'application-autoscaling:RegisterScalableTarget',
      'application-autoscaling:DeregisterScalableTarget',
      'application-autoscaling:PutScalingPolicy',
    ],
  },
  {
    resource: 'cloudwatch:{place}:alarm:shipshape-v000',
    nameless: false,
    actions: ['cloudwatch:DescribeAlarms', 'cloudwatch:PutMetricAlarm', 'cloudwatch:DeleteAlarms'],
  },
  {
    resource: 'ecr:{place}:repository/shipshape',
    nameless: false,
    actions: ['ecr:DescribeImages', 'ecr:ListImages'],
  },
]

/**
 * An imaginary resource of the account for an action that policies may limit to some resources. AWS simulates `*` literally: a
 * policy for `service/*` does not allow an action on `*`, yet allows every call that Clouddriver makes. Null where the
 * action knows no resources.
 */
export function standInFor(action: string, { partition, accountId, region }: Place): string | null {
  const kind = kindOf(action)
  return kind === undefined ? null : resourceOf(kind, partition, `${region}:${accountId}`, 'shipshape')
}

/** The same in clusters of the account, which a policy may name; none where the resource belongs to no cluster. */
export function standInsIn(clusterArns: readonly string[], action: string): string[] {
  const kind = kindOf(action)
  if (kind === undefined || !isInCluster(action)) return []
  return clusterArns.map((arn) => {
    const { partition = 'aws', region = '', accountId = '', resource = '' } = parseArn(arn) ?? {}
    return resourceOf(kind, partition, `${region}:${accountId}`, resource.slice('cluster/'.length))
  })
}

/** Whether a policy may limit the action to what is in some clusters. */
export function isInCluster(action: string): boolean {
  return kindOf(action)?.resource.includes('{cluster}') ?? false
}

/**
 * Actions that policies limit alike to names that nobody can know beforehand: of services, task definitions, alarms,
 * repositories. Empty where there is no such name.
 */
export function namedAlike(action: string): readonly string[] {
  const kind = kindOf(action)
  return kind === undefined || kind.nameless ? [] : kind.actions
}

function kindOf(action: string): Kind | undefined {
  return kinds.find(({ actions }) => actions.includes(action))
}

function resourceOf({ resource }: Kind, partition: string, place: string, cluster: string): string {
  return `arn:${partition}:${resource.replace('{place}', place).replace('{cluster}', cluster)}`
}
