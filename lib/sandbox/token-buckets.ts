type Limit = { bucket: string; burst: number; perSecond: number; actions: readonly string[] }

/** Published limits per account and region: ECS "Request throttling", CloudWatch service quotas, IAM and STS quotas. */
const limits: readonly Limit[] = [
  { bucket: 'ecs cluster read', burst: 50, perSecond: 20, actions: ['ecs:DescribeClusters', 'ecs:ListClusters'] },
  {
    bucket: 'ecs cluster resource read',
    burst: 100,
    perSecond: 20,
    actions: [
      'ecs:DescribeContainerInstances',
      'ecs:ListContainerInstances',
      'ecs:DescribeTasks',
      'ecs:ListTasks',
      'ecs:ListAttributes',
    ],
  },
  { bucket: 'ecs service read', burst: 100, perSecond: 20, actions: ['ecs:DescribeServices', 'ecs:ListServices'] },
  { bucket: 'ecs task definition read', burst: 50, perSecond: 20, actions: ['ecs:DescribeTaskDefinition'] },
  { bucket: 'ecs capacity provider read', burst: 50, perSecond: 20, actions: ['ecs:DescribeCapacityProviders'] },
  { bucket: 'ecs setting read', burst: 50, perSecond: 20, actions: ['ecs:ListAccountSettings'] },
  { bucket: 'cloudwatch alarms', burst: 9, perSecond: 9, actions: ['cloudwatch:DescribeAlarms'] },
  { bucket: 'cloudwatch data', burst: 500, perSecond: 500, actions: ['cloudwatch:GetMetricData'] },
  { bucket: 'sts', burst: 600, perSecond: 600, actions: ['sts:AssumeRole', 'sts:GetCallerIdentity'] },
]

const limitOf = new Map(limits.flatMap((limit) => limit.actions.map((action) => [action, limit] as const)))

export type TokenBuckets = {
  /** Takes a token for a call; false where the bucket is empty. Calls without a published limit always pass. */
  take: (call: { action: string; account: string; region: string }, now: Date) => boolean
}

export function tokenBuckets(): TokenBuckets {
  const buckets = new Map<string, { tokens: number; at: number }>()
  return {
    take: ({ action, account, region }, now) => {
      const limit = limitOf.get(action)
      if (limit === undefined) return true
      const key = `${account} ${region} ${limit.bucket}`
      const { tokens, at } = buckets.get(key) ?? { tokens: limit.burst, at: now.getTime() }
      const filled = Math.min(limit.burst, tokens + ((now.getTime() - at) / 1000) * limit.perSecond)
      const enough = filled >= 1
      buckets.set(key, { tokens: enough ? filled - 1 : filled, at: now.getTime() })
      return enough
    },
  }
}
