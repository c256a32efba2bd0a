import { z } from 'zod'
import { Conflict, Invalid } from '@/lib/problem'
import { type EcsAccount, type EcsAccountInput, ecsAccountSchema } from '@/lib/registry/ecs-account'
import { heldText } from '@/lib/registry/open-text'
import type { EcsAccount as Row } from '../generated/client'
import { isSameJson, plain } from './json'
import type { RegistryWrite } from './registry-write'

/** An ECS account's row with the name of its AWS account. */
export type EcsAccountRow = Row & { awsAccount: { name: string } }

export const withAwsAccount = { awsAccount: { select: { name: true } } } as const

/** Parsed again on the way out: a row that no longer fits the schema is a bug, not an account. */
export function toEcsAccount({ name, awsAccount, fields, version }: EcsAccountRow): EcsAccount {
  return ecsAccountSchema.parse({
    ...asObject(fields),
    name,
    awsAccount: writtenName(fields, awsAccount.name),
    version,
  })
}

/** The placeholder that names the AWS account, as long as it still does; else that account's name. */
function writtenName(fields: unknown, name: string): string {
  const { awsAccount } = writtenSchema.parse(fields)
  return awsAccount !== undefined && heldText(awsAccount) === heldText(name) ? awsAccount : name
}

const writtenSchema = z.object({ awsAccount: z.string().optional() })

/** Adds an ECS account at the end of the list. Throws Conflict when the name is taken, Invalid when awsAccount names nothing. */
export async function insertEcsAccount(write: RegistryWrite, input: EcsAccountInput): Promise<EcsAccount> {
  await refuseTakenName(write, input.name)
  const data = { ...(await columnsOf(write, input)), version: write.revision }
  const row = await write.tx.ecsAccount.create({ data, include: withAwsAccount })
  await write.record({ entity: 'ecs_account', entityId: row.id, before: null, after: input })
  return toEcsAccount(row)
}

/** Puts `input` in the place of a stored account; the same again is no write. */
export async function replaceEcsAccount(
  write: RegistryWrite,
  row: EcsAccountRow,
  input: EcsAccountInput,
): Promise<EcsAccount> {
  const { version, ...before } = toEcsAccount(row)
  if (isSameJson(before, input)) return { ...before, version }

  if (before.name !== input.name) await refuseTakenName(write, input.name)
  const data = { ...(await columnsOf(write, input)), version: write.revision }
  const after = await write.tx.ecsAccount.update({ where: { id: row.id }, data, include: withAwsAccount })
  await write.record({ entity: 'ecs_account', entityId: row.id, before, after: input })
  return toEcsAccount(after)
}

/** History of the ECS accounts whose AWS account got a new name: their own `awsAccount` changed with it. */
export async function recordEcsAccounts(
  write: RegistryWrite,
  renamed: { awsAccountId: string; before: string; after: string },
): Promise<void> {
  const rows = await write.tx.ecsAccount.findMany({
    where: { awsAccountId: renamed.awsAccountId },
    include: withAwsAccount,
  })
  for (const row of rows) {
    const { version: _, ...after } = toEcsAccount(row)
    await write.tx.ecsAccount.update({ where: { id: row.id }, data: { version: write.revision } })
    const before = { ...after, awsAccount: renamed.before }
    await write.record({ entity: 'ecs_account', entityId: row.id, before, after })
  }
}

async function refuseTakenName({ tx }: RegistryWrite, name: string): Promise<void> {
  if ((await tx.ecsAccount.count({ where: { name } })) === 0) return
  throw new Conflict(`An ECS account named "${name}" exists already. Choose another name, or change that account.`)
}

async function columnsOf({ tx }: RegistryWrite, input: EcsAccountInput) {
  const { name, awsAccount } = input
  const found = await findNamed(tx, awsAccount)
  if (found === null) throw namesNothing(input)
  return { name, awsAccountId: found.id, fields: ecsFields(input, found.name) }
}

/** What is wrong with an ECS account whose AWS account there is not. */
export function namesNothing({ name, awsAccount }: Pick<EcsAccountInput, 'name' | 'awsAccount'>): Invalid {
  return new Invalid(
    `ECS account "${name}" names the AWS account "${awsAccount}", which does not exist (names are case-sensitive). ` +
      'Add that AWS account first, or name another.',
    'awsAccount',
  )
}

/** What the row of an ECS account holds beside its columns: of `awsAccount` only what is written otherwise than the name. */
export function ecsFields({ name: _, awsAccount, ...fields }: EcsAccountInput, awsAccountName: string) {
  return plain(awsAccountName === awsAccount ? fields : { ...fields, awsAccount })
}

/** The AWS account of exactly that name, else the one that a placeholder's default names. */
async function findNamed(tx: RegistryWrite['tx'], awsAccount: string): Promise<{ id: string; name: string } | null> {
  const select = { id: true, name: true } as const
  const exact = await tx.awsAccount.findUnique({ where: { name: awsAccount }, select })
  if (exact !== null) return exact
  const accounts = await tx.awsAccount.findMany({ select })
  return accounts.find(({ name }) => heldText(name) === heldText(awsAccount)) ?? null
}

const asObject = (json: unknown) => (typeof json === 'object' ? json : null)
