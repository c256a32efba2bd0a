import { setTimeout as wait } from 'node:timers/promises'
import { TokenBucket } from 'limiter'

type Budget = { name: string; burst: number; perSecond: number; actions: readonly string[] }

/**
 * Four fifths of the rates that AWS documents (ECS "Request throttling", CloudWatch service quotas): Clouddriver lives on the same budgets, and requests that
 * leave evenly may arrive in bunches. ECS and CloudWatch publish theirs; IAM, Application Auto Scaling, EC2, EC2 Auto
 * Scaling and Service Quotas publish none for reads, so those are cautious guesses.
 */
const budgets: readonly Budget[] = [
  { name: 'ecs cluster read', burst: 40, perSecond: 16, actions: ['ecs:ListClusters', 'ecs:DescribeClusters'] },
  {
    name: 'ecs resource read',
    burst: 80,
    perSecond: 16,
    actions: ['ecs:ListContainerInstances', 'ecs:DescribeContainerInstances'],
  },
  { name: 'ecs capacity provider read', burst: 40, perSecond: 16, actions: ['ecs:DescribeCapacityProviders'] },
  { name: 'cloudwatch alarms', burst: 7, perSecond: 7, actions: ['cloudwatch:DescribeAlarms'] },
]

const budgetOfService: Record<string, Omit<Budget, 'actions'>> = {
  ecs: { name: 'ecs', burst: 40, perSecond: 16 },
  iam: { name: 'iam', burst: 15, perSecond: 10 },
  organizations: { name: 'organizations', burst: 8, perSecond: 5 },
  sts: { name: 'sts', burst: 100, perSecond: 100 },
  cloudwatch: { name: 'cloudwatch', burst: 20, perSecond: 20 },
  'application-autoscaling': { name: 'application-autoscaling', burst: 20, perSecond: 10 },
  ec2: { name: 'ec2', burst: 40, perSecond: 10 },
  autoscaling: { name: 'autoscaling', burst: 20, perSecond: 10 },
  servicequotas: { name: 'servicequotas', burst: 5, perSecond: 4 },
}

export type Pacing = {
  /** Resolves when one request of `action` may be sent; rejects with the signal's reason. */
  take: (accountId: string, region: string, action: string, signal: AbortSignal) => Promise<void>
  /** AWS has throttled: whoever else uses this budget has emptied it, so start again from nothing. */
  empty: (accountId: string, region: string, action: string) => void
}

/** Token buckets by account, region and API, so that a scan never starves what is in production there. */
export function createPacing(): Pacing {
  const buckets = new Map<string, TokenBucket>()

  function bucketOf(accountId: string, region: string, action: string): TokenBucket {
    const budget = budgetOf(action)
    const key = `${accountId} ${region} ${budget.name}`
    const known = buckets.get(key)
    if (known !== undefined) return known
    const bucket = new TokenBucket({
      bucketSize: budget.burst,
      tokensPerInterval: budget.perSecond,
      interval: 'second',
    })
    // The library's buckets start empty; AWS's start full.
    bucket.content = budget.burst
    buckets.set(key, bucket)
    return bucket
  }

  return {
    take: async (accountId, region, action, signal) => {
      const bucket = bucketOf(accountId, region, action)
      signal.throwIfAborted()
      // Not removeTokens: its queue cannot be left when a scan is cancelled.
      while (!bucket.tryRemoveTokens(1)) await wait(bucket.getWaitTime(1), undefined, { signal })
    },
    empty: (accountId, region, action) => {
      bucketOf(accountId, region, action).content = 0
    },
  }
}

function budgetOf(action: string): Omit<Budget, 'actions'> {
  const shared = budgets.find(({ actions }) => actions.includes(action))
  return shared ?? budgetOfService[action.split(':')[0] ?? ''] ?? { name: action, burst: 10, perSecond: 10 }
}
