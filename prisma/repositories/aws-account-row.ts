import { Conflict } from '@/lib/problem'
import { type AwsAccount, type AwsAccountInput, awsAccountSchema } from '@/lib/registry/aws-account'
import type { AwsAccount as Row } from '../generated/client'
import { recordEcsAccounts } from './ecs-account-row'
import { isSameJson, plain } from './json'
import type { RegistryWrite } from './registry-write'

/** Parsed again on the way out: a row that no longer fits the schema is a bug, not an account. */
export function toAwsAccount({ name, accountId, fields, version }: Row): AwsAccount {
  return awsAccountSchema.parse({ ...asObject(fields), name, accountId, version })
}

/** Adds an AWS account at the end of the list. Throws Conflict when the name is taken. */
export async function insertAwsAccount(write: RegistryWrite, input: AwsAccountInput): Promise<AwsAccount> {
  await refuseTakenName(write, input.name)
  const row = await write.tx.awsAccount.create({ data: { ...awsColumns(input), version: write.revision } })
  await write.record({ entity: 'aws_account', entityId: row.id, before: null, after: input })
  return toAwsAccount(row)
}

/**
 * Puts `input` in the place of a stored account; the same again is no write. A new name is a new value of every ECS
 * account that names it, so those get a version and a change too.
 */
export async function replaceAwsAccount(write: RegistryWrite, row: Row, input: AwsAccountInput): Promise<AwsAccount> {
  const { version, ...before } = toAwsAccount(row)
  if (isSameJson(before, input)) return { ...before, version }

  const renamed = before.name !== input.name
  if (renamed) await refuseTakenName(write, input.name)
  const after = await write.tx.awsAccount.update({
    where: { id: row.id },
    data: { ...awsColumns(input), version: write.revision },
  })
  await write.record({ entity: 'aws_account', entityId: row.id, before, after: input })
  if (renamed) await recordEcsAccounts(write, { awsAccountId: row.id, before: before.name, after: input.name })
  return toAwsAccount(after)
}

async function refuseTakenName({ tx }: RegistryWrite, name: string): Promise<void> {
  if ((await tx.awsAccount.count({ where: { name } })) === 0) return
  throw new Conflict(`An AWS account named "${name}" exists already. Choose another name, or change that account.`)
}

/** An AWS account as its row holds it. */
export const awsColumns = ({ name, accountId, ...fields }: AwsAccountInput) => ({
  name,
  accountId,
  fields: plain(fields),
})
const asObject = (json: unknown) => (typeof json === 'object' ? json : null)
