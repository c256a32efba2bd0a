/** How Clouddriver binds a field. `words` is a list of strings, `regions` a list of maps with a name. */
export type FieldKind = 'text' | 'flag' | 'whole-number' | 'words' | 'regions' | 'permissions' | 'maps'

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

/** Keys of `aws` beside those the registry holds in fields of its own (CredentialsConfig.java, AwsConfiguration.groovy). */
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
  'cloudformation',
  'health',
  'defaults',
  'edda',
  'features',
  'customPropertyBindingEnabled',
]

export const awsKeys: readonly string[] = ['enabled', 'accounts', 'defaultAssumeRole', 'defaultRegions']
export const ecsKeys: readonly string[] = ['enabled', 'accounts', 'defaultNamingStrategy']
