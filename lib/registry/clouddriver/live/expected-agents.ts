import { heldText, isUnknownText } from '@/lib/registry/open-text'

/** Agents of an ECS account in each of its regions (EcsCredentialsLifeCycleHandler.java). */
const perRegion = [
  'EcsClusterCachingAgent',
  'ServiceCachingAgent',
  'TaskCachingAgent',
  'ContainerInstanceCachingAgent',
  'TaskDefinitionCachingAgent',
  'TaskHealthCachingAgent',
  'TargetHealthCachingAgent',
  'EcsCloudMetricAlarmCachingAgent',
  'ScalableTargetsCachingAgent',
  'SecretCachingAgent',
  'ServiceDiscoveryCachingAgent',
]

/**
 * Ids of the agents that Clouddriver runs for an ECS account, as `/cache/introspection` tells them: two of the account, one
 * of which always stands under us-east-1, and eleven for each region.
 */
export function expectedAgents(ecsAccount: string, regions: readonly string[]): string[] {
  const account = heldText(ecsAccount)
  const known = regions.filter((region) => !isUnknownText(region))
  return [
    `${account}/IamRoleCachingAgent`,
    `${account}/us-east-1/ApplicationCachingAgent`,
    ...known.flatMap((region) => perRegion.map((agent) => `${account}/${region}/${agent}`)),
  ]
}
