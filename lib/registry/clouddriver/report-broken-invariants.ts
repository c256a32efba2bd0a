import type { AwsAccountInput } from '@/lib/registry/aws-account'
import type { EcsAccountInput } from '@/lib/registry/ecs-account'
import { brokenInvariants } from '@/lib/registry/invariants'
import type { Registry } from '@/lib/registry/registry'
import type { Problems } from './problems'
import type { FileAccount } from './read-account'
import type { ClouddriverFile } from './read-file'
import { findTree, placeOf } from './yaml-tree'

/** Reports what the registry would refuse of a file's accounts, which may name accounts that only the registry has. */
export function reportBrokenInvariants(file: ClouddriverFile, registry: Registry, problems: Problems): void {
  const aws = { entries: file.awsAccounts, stored: registry.awsAccounts }
  const ecs = { entries: file.ecsAccounts, stored: registry.ecsAccounts }
  const all = { 'aws-account': named(file.awsAccounts), 'ecs-account': named(file.ecsAccounts) }
  const broken = brokenInvariants(
    [...all['aws-account'].map(statedAws), ...notIn(aws.entries, aws.stored)],
    [...all['ecs-account'].map(statedEcs), ...notIn(ecs.entries, ecs.stored)],
  )
  for (const { entity, index, field, message } of broken) {
    const account = all[entity][index]
    // Ids are reported by the reading of the account, and a stored account is sound.
    if (account === undefined || field === 'accountId') continue
    if (field === 'awsAccount' && typeof account.fields.awsAccount !== 'string') continue
    problems.error(placeOf(findTree(account.tree, [field])), `${account.path}.${field}`, message)
  }
}

type AnyFileAccount = FileAccount<AwsAccountInput> | FileAccount<EcsAccountInput>

function named(accounts: readonly AnyFileAccount[]): AnyFileAccount[] {
  return accounts.filter(({ fields }) => typeof fields.name === 'string')
}

function statedAws({ fields }: AnyFileAccount): { name: string; accountId: string } {
  return { name: String(fields.name), accountId: String(fields.accountId) }
}

function statedEcs({ fields }: AnyFileAccount): { name: string; awsAccount: string } {
  return { name: String(fields.name), awsAccount: String(fields.awsAccount) }
}

function notIn<T extends { name: string }>(entries: readonly AnyFileAccount[], stored: readonly T[]): T[] {
  const names = new Set(entries.map(({ fields }) => fields.name))
  return stored.filter(({ name }) => !names.has(name))
}
