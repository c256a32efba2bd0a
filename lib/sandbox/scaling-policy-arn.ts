import { uuidOf } from './hash'

export type Place = { partition: string; region: string; account: string }

/** ARN of an ECS scaling policy, as alarms name it in their actions; `resourceId` is `service/<cluster>/<service>`. */
export function scalingPolicyArn({ partition, region, account }: Place, resourceId: string, policy: string): string {
  return `arn:${partition}:autoscaling:${region}:${account}:scalingPolicy:${uuidOf(`${resourceId} ${policy}`)}:resource/ecs/${resourceId}:policyName/${policy}`
}
