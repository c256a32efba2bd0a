/** How Clouddriver binds a field. `switch` is a provider's, `words` a list of strings, `regions` a list of maps with a name. */
export type FieldKind = 'text' | 'flag' | 'switch' | 'whole-number' | 'words' | 'regions' | 'permissions' | 'maps'

/** What Clouddriver binds of `aws.accounts[]` (AccountsConfiguration.java), in the order of an export. */
export const awsAccountFields = {
  name: 'text',
  accountId: 'text',
  enabled: 'flag',
  environment: 'text',
  accountType: 'text',
  regions: 'regions',
  assumeRole: 'text',
  sessionName: 'text',
  sessionDurationSeconds: 'whole-number',
  externalId: 'text',
  managingAccountProfile: 'text',
  permissions: 'permissions',
  requiredGroupMembership: 'words',
  defaultKeyPair: 'text',
  defaultSecurityGroups: 'words',
  edda: 'text',
  eddaEnabled: 'flag',
  lambdaEnabled: 'flag',
  discovery: 'text',
  discoveryEnabled: 'flag',
  front50: 'text',
  front50Enabled: 'flag',
  bastionHost: 'text',
  bastionEnabled: 'flag',
  lifecycleHooks: 'maps',
  allowPrivateThirdPartyImages: 'flag',
} as const satisfies Record<string, FieldKind>

/** What Clouddriver binds of `ecs.accounts[]` (ECSCredentialsConfig.java). */
export const ecsAccountFields = {
  name: 'text',
  awsAccount: 'text',
  namingStrategy: 'text',
} as const satisfies Record<string, FieldKind>

/** What Clouddriver binds of a region (AccountsConfiguration.java, CredentialsConfig.java). */
export const regionFields = {
  name: 'text',
  availabilityZones: 'words',
  preferredZones: 'words',
  deprecated: 'flag',
} as const satisfies Record<string, FieldKind>

/** Keys that Halyard writes into accounts and providers, and that Clouddriver ignores (AwsProvider.java of Halyard). */
export const halyardKeys: readonly string[] = ['primaryAccount', 'providerVersion', 'bakeryDefaults']

/**
 * Keys of `aws` beside those the registry holds in fields of its own, from every property prefix below `aws.` in the
 * sources of Clouddriver 1.12 to 2026.2: CredentialsConfig.java, AwsConfigurationProperties.groovy,
 * AwsConfiguration.groovy (defaults, edda), LambdaServiceConfig.java (lambda), AWSProxy.java (proxy),
 * AmazonCachingAgentFilter.java (caching.filter), LaunchFailureConfigurationProperties.groovy and
 * InstanceTerminationConfigurationProperties.groovy (lifecycle-subscribers), LaunchTemplateRollOutConfig.java (features),
 * AmazonCustomBinderConfiguration.java (custom-property-binding-enabled), AmazonInstanceTypeProviderConfiguration.groovy
 * (instance-types), AwsComponents.java of kork (metrics).
 * Those that some releases bind and others do not: bound-releases.json. Below `ecs.` there is ECSCredentialsConfig.java alone.
 */
export const otherAwsKeys: readonly string[] = [
  'accessKeyId',
  'secretAccessKey',
  'defaultKeyPairTemplate',
  'defaultSecurityGroups',
  'defaultLifecycleHooks',
  'defaultEddaTemplate',
  'defaultFront50Template',
  'defaultBastionHostTemplate',
  'defaultDiscoveryTemplate',
  'defaultSessionName',
  'defaultSessionDurationSeconds',
  'defaultLifecycleHookRoleARNTemplate',
  'defaultLifecycleHookNotificationTargetARNTemplate',
  'loadAccounts',
  'client',
  'cleanup',
  'migration',
  'cloudformation',
  'health',
  'defaults',
  'edda',
  'features',
  'customPropertyBindingEnabled',
  'lambda',
  'proxy',
  'lifecycleSubscribers',
  'caching',
  'instanceTypes',
  'metrics',
]

export const awsKeys: readonly string[] = ['enabled', 'accounts', 'defaultAssumeRole', 'defaultRegions']
export const ecsKeys: readonly string[] = ['enabled', 'accounts', 'defaultNamingStrategy']
