import type { AwsAccountInput } from '@/lib/registry/aws-account'
import type { EcsAccountInput } from '@/lib/registry/ecs-account'
import type { Registry } from '@/lib/registry/registry'

/** What a form would save, and the name that the account has now; null for a new one. */
export type Edit<I> = { before: string | null; input: I }

/** The registry as it would be once a form is saved; an AWS account that is renamed takes its ECS accounts along. */
export function registryAfter(
  registry: Registry,
  { aws, ecs }: { aws?: Edit<AwsAccountInput> | null; ecs?: Edit<EcsAccountInput> | null },
): Registry {
  const isRenamed = (awsAccount: string) => aws?.before === awsAccount && aws.input.name !== awsAccount
  const ecsAccounts = registry.ecsAccounts.map((account) =>
    aws && isRenamed(account.awsAccount) ? { ...account, awsAccount: aws.input.name } : account,
  )
  return {
    ...registry,
    awsAccounts: aws ? put(registry.awsAccounts, aws) : registry.awsAccounts,
    ecsAccounts: ecs ? put(ecsAccounts, ecs) : ecsAccounts,
  }
}

function put<I extends { name: string }>(
  accounts: readonly (I & { version: number })[],
  { before, input }: Edit<I>,
): (I & { version: number })[] {
  const stored = { ...input, version: 0 }
  if (!accounts.some(({ name }) => name === before)) return [...accounts, stored]
  return accounts.map((account) => (account.name === before ? stored : account))
}
