import type { AwsAccount } from './aws-account'
import type { EcsAccount } from './ecs-account'
import { effectiveAccount, effectiveEcsAccount } from './effective-account'
import { heldText, isUnknownText } from './open-text'
import { type Partition, partitionOf, partitionOfArn } from './regions'
import type { Registry } from './registry'
import type { Settings } from './settings'

/** An ECS account together with its AWS account; null only in posted files, a stored registry refuses it. */
export type Mapping = { ecsAccount: EcsAccount; awsAccount: AwsAccount | null }
export type CompleteMapping = { ecsAccount: EcsAccount; awsAccount: AwsAccount }

/** An ECS account with its AWS account, both as Clouddriver will hold them (`effectiveAccount`). */
export function mappingOf(registry: Registry, ecsAccount: EcsAccount): Mapping {
  const accounts = effectiveAccounts(registry)
  const named = accounts.get(ecsAccount.awsAccount) ?? accounts.get(heldText(ecsAccount.awsAccount)) ?? null
  return { ecsAccount: effectiveEcsAccount(ecsAccount), awsAccount: named }
}

/** A registry is never changed in place, and a page asks for the mapping of each of its accounts. */
const effectiveOf = new WeakMap<Registry, ReadonlyMap<string, AwsAccount>>()

/** Every AWS account as Clouddriver will hold it, by its name as written and as it will be. */
export function effectiveAccounts(registry: Registry): ReadonlyMap<string, AwsAccount> {
  const known = effectiveOf.get(registry)
  if (known !== undefined) return known
  const accounts = registry.awsAccounts.map((account) => effectiveAccount(account, registry))
  const byName = new Map([
    ...accounts.map((account) => [heldText(account.name), account] as const),
    ...accounts.map((account) => [account.name, account] as const),
  ])
  effectiveOf.set(registry, byName)
  return byName
}

export function isComplete(mapping: Mapping): mapping is CompleteMapping {
  return mapping.awsAccount !== null
}

/** Region names of an AWS account after Clouddriver's defaults (AmazonCredentialsParser.java). */
export function accountRegions(awsAccount: AwsAccount, settings: Settings): string[] {
  const regions = awsAccount.regions.length > 0 ? awsAccount.regions : settings.defaultRegions
  return [...new Set(regions.map(({ name }) => name))]
}

/** Region names in which an ECS account deploys: its own choice of the AWS account's, by default all of them. */
export function mappedRegions({ ecsAccount, awsAccount }: CompleteMapping, settings: Settings): string[] {
  const regions = accountRegions(awsAccount, settings)
  const chosen = ecsAccount.regions
  return chosen === null ? regions : regions.filter((region) => chosen.includes(region))
}

/** The release whose rules apply to an ECS account; null where nobody has said. */
export function effectiveRelease(ecsAccount: EcsAccount, settings: Settings): string | null {
  return ecsAccount.release ?? settings.release
}

/** ARN Clouddriver itself runs as, where it is known. */
export function effectiveIdentity(awsAccount: AwsAccount, settings: Settings): string | null {
  return awsAccount.clouddriverIdentity ?? settings.clouddriverIdentity
}

/**
 * Clouddriver's `{{…}}` templates in assumeRole and sessionName; unknown ones stay verbatim, and a backslash in a value is lost
 * (AmazonCredentialsParser.java, seen running).
 */
export function renderTemplate(
  text: string,
  awsAccount: Pick<AwsAccount, 'name' | 'accountId' | 'environment' | 'accountType'>,
): string {
  const values: Record<string, string> = {
    name: heldText(awsAccount.name),
    accountId: awsAccount.accountId,
    environment: awsAccount.environment ?? heldText(awsAccount.name),
    accountType: awsAccount.accountType ?? heldText(awsAccount.name),
  }
  let rendered = text
  for (let round = 0; round < 10; round++) {
    const next = rendered.replace(
      /\{\{(\w+)\}\}/g,
      (whole, key: string) => values[key]?.replace(/\\(.)/g, '$1') ?? whole,
    )
    if (next === rendered) return rendered
    rendered = next
  }
  return rendered
}

/** `assumeRole` as written for an account, after the default and the templates; null where there is none. */
export function assumeRoleOf(awsAccount: AwsAccount, settings: Settings): string | null {
  const role = awsAccount.assumeRole ?? settings.defaultAssumeRole
  return role === null ? null : renderTemplate(role, awsAccount)
}

/** The ARN Clouddriver assumes: `arn:` as is, else always in partition aws (AmazonCredentialsParser.java). */
export function roleArnOf(awsAccount: AwsAccount, settings: Settings): string | null {
  const role = assumeRoleOf(awsAccount, settings)
  if (role === null) return null
  return role.startsWith('arn:') ? role : `arn:aws:iam::${awsAccount.accountId}:${role}`
}

/** The partition an AWS account lives in: its regions say so, else its role, else it is `aws`. */
export function accountPartition(awsAccount: AwsAccount, settings: Settings): Partition {
  const region = accountRegions(awsAccount, settings).find((name) => !isUnknownText(name))
  if (region !== undefined) return partitionOf(region)
  return partitionOfArn(roleArnOf(awsAccount, settings) ?? '') ?? 'aws'
}

/** Session name Clouddriver uses (default "Spinnaker"). */
export function sessionNameOf(awsAccount: AwsAccount): string {
  return renderTemplate(awsAccount.sessionName ?? 'Spinnaker', awsAccount)
}
