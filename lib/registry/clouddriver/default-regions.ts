import type { AwsAccount, Region } from '@/lib/registry/aws-account'
import { heldText, isUnknownText } from '@/lib/registry/open-text'
import { defaultEnabledRegions, partitionOf, partitionOfArn } from '@/lib/registry/regions'
import type { Registry } from '@/lib/registry/registry'
import type { Settings } from '@/lib/registry/settings'

/**
 * `aws.defaultRegions` of an export. Without it, and without the distribution's own clouddriver.yml, Clouddriver parses
 * no account, and one region there that its own credentials do not see drops every account
 * (AmazonCredentialsParser.java, DefaultAWSAccountInfoLookup.java; seen running in 1.38): so an imported value stays,
 * else one region that those credentials surely see.
 */
export function exportedDefaultRegions(registry: Registry): readonly Region[] {
  const { defaultRegions } = registry.settings
  return defaultRegions.length > 0 ? defaultRegions : computedDefaultRegions(registry)
}

/** `aws.defaultRegions` of the clouddriver.yml that the distribution itself ships (clouddriver-web/config, 1.12 to 2026.2). */
export const shippedDefaultRegions: readonly Region[] = [{ name: 'us-east-1' }]

/** A registry is never changed in place, and each of its AWS accounts asks, on every page. */
const computedOf = new WeakMap<Registry, readonly Region[]>()

/** The first mapped region enabled by default in Clouddriver's own partition, else that partition's first. */
export function computedDefaultRegions(registry: Registry): readonly Region[] {
  const known = computedOf.get(registry)
  if (known !== undefined) return known
  const computed = computeDefaultRegions(registry)
  computedOf.set(registry, computed)
  return computed
}

function computeDefaultRegions(registry: Registry): readonly Region[] {
  const regions = regionsInUse(registry)
  const partition = clouddriverPartition(registry)
  const seen = defaultEnabledRegions.filter((region) => partitionOf(region) === partition)
  const name = regions.find((region) => seen.includes(region)) ?? seen[0] ?? 'us-east-1'
  return [{ name }]
}

/** Mapped regions in the order of the ECS accounts, then those of AWS accounts without one. */
function regionsInUse({ awsAccounts, ecsAccounts }: Registry): string[] {
  const byName = new Map(awsAccounts.map((account) => [heldText(account.name), account]))
  const mapped = ecsAccounts.flatMap(({ awsAccount, regions: chosen }) => {
    const account = byName.get(heldText(awsAccount))
    if (account === undefined) return []
    const named = chosen?.map(heldText)
    return regionsOf(account).filter((region) => named?.includes(region) ?? true)
  })
  return [...mapped, ...awsAccounts.flatMap(regionsOf)]
}

/** Names of an account's own regions, as far as they can be told. */
function regionsOf({ regions }: AwsAccount): string[] {
  return regions
    .map(({ name }) => name)
    .filter((name) => !isUnknownText(name))
    .map(heldText)
}

/** Where Clouddriver itself runs: its identity says so, else it is where most accounts are. */
function clouddriverPartition({ settings, awsAccounts }: Registry): string {
  const said = partitionOfArn(settings.clouddriverIdentity ?? '')
  if (said !== null) return said
  const votes = new Map<string, number>()
  for (const account of awsAccounts) {
    const partition = partitionOfAccount(account, settings)
    votes.set(partition, (votes.get(partition) ?? 0) + 1)
  }
  const [most] = [...votes].toSorted(([, a], [, b]) => b - a)
  return most?.[0] ?? partitionOfArn(heldText(settings.defaultAssumeRole ?? '')) ?? 'aws'
}

function partitionOfAccount(account: AwsAccount, { defaultAssumeRole }: Settings): string {
  const role = heldText(account.assumeRole ?? defaultAssumeRole ?? '')
  const [region] = regionsOf(account)
  const written = partitionOfArn(account.clouddriverIdentity ?? '') ?? partitionOfArn(role)
  return written ?? (region === undefined ? 'aws' : partitionOf(region))
}
