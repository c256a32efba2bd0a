import type { Region } from '@/lib/registry/aws-account'
import { accountRegions, effectiveIdentity, isComplete, mappedRegions, mappingOf } from '@/lib/registry/mapping'
import { defaultEnabledRegions, partitionOf } from '@/lib/registry/regions'
import type { Registry } from '@/lib/registry/registry'

/**
 * `aws.defaultRegions` of an export. Without it Clouddriver parses no account, and one region there that its own
 * credentials do not see drops every account (AmazonCredentialsParser.java, DefaultAWSAccountInfoLookup.java): so an
 * imported value stays, else one region that those credentials surely see.
 */
export function exportedDefaultRegions(registry: Registry): readonly Region[] {
  const { defaultRegions } = registry.settings
  return defaultRegions.length > 0 ? defaultRegions : computedDefaultRegions(registry)
}

/** The first mapped region enabled by default in Clouddriver's own partition, else that partition's first. */
export function computedDefaultRegions(registry: Registry): readonly Region[] {
  const bare = { ...registry, settings: { ...registry.settings, defaultRegions: [] } }
  const regions = regionsInUse(bare)
  const partition = clouddriverPartition(bare, regions)
  const seen = defaultEnabledRegions.filter((region) => partitionOf(region) === partition)
  const name = regions.find((region) => seen.includes(region)) ?? seen[0] ?? 'us-east-1'
  return [{ name }]
}

/** Mapped regions in the order of the ECS accounts, then those of AWS accounts without one. */
function regionsInUse(registry: Registry): string[] {
  const mappings = registry.ecsAccounts.map((account) => mappingOf(registry, account)).filter(isComplete)
  return [
    ...mappings.flatMap((mapping) => mappedRegions(mapping, registry.settings)),
    ...registry.awsAccounts.flatMap((account) => accountRegions(account, registry.settings)),
  ]
}

function clouddriverPartition(registry: Registry, regions: readonly string[]): string {
  const { settings, awsAccounts } = registry
  const identity = awsAccounts.map((account) => effectiveIdentity(account, settings)).find((arn) => arn !== null)
  const roles = [settings.defaultAssumeRole, ...awsAccounts.map(({ assumeRole }) => assumeRole)]
  const written = partitionIn(settings.clouddriverIdentity ?? identity) ?? roles.map(partitionIn).find(Boolean)
  const [first] = regions
  return written ?? (first === undefined ? 'aws' : partitionOf(first))
}

function partitionIn(arn: string | null | undefined): string | null {
  return arn?.match(/^arn:(aws[a-z-]*):/)?.[1] ?? null
}
