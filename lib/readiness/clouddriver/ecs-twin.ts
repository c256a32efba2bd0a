import type { EcsAccount } from '@/lib/registry/ecs-account'
import { heldText } from '@/lib/registry/open-text'
import type { Registry } from '@/lib/registry/registry'

/**
 * What Clouddriver passes as external id when the ECS twin of an AWS account assumes its role: nothing. The twin is built
 * without the account's externalId, so a role that demands one refuses it. Seen running (1.18, 1.38, 2026.2):
 * clouddriver-ecs/src/main/java/com/netflix/spinnaker/clouddriver/ecs/security/EcsAccountBuilder.java
 */
export const ecsTwinExternalId = null

/**
 * The ECS account that Clouddriver's map from AWS to ECS accounts holds: the last one loaded. Views of subnets, security
 * groups and load balancers go to it alone; deploys work for all. Seen running (1.25, 1.38, 2026.2):
 * clouddriver-ecs/src/main/java/com/netflix/spinnaker/clouddriver/ecs/provider/view/EcsAccountMapper.java
 */
export function ecsAccountOf({ ecsAccounts }: Registry, awsAccount: string): EcsAccount | undefined {
  return ecsAccounts.findLast((ecsAccount) => heldText(ecsAccount.awsAccount) === heldText(awsAccount))
}
