import { testReader } from '@/lib/aws/test-reader'
import type { AwsAccountBody, ReaderTest } from '@/lib/contracts/registry'
import { type AwsAccount, awsAccountInputSchema } from '@/lib/registry/aws-account'
import { unkeptOfAwsAccount } from '@/lib/registry/clouddriver/unkept-keys'
import { effectiveAccount } from '@/lib/registry/effective-account'
import { jsonFieldsOf } from '@/lib/registry/json'
import type { Runtime } from '@/lib/runtime-types'
import * as repository from '@/prisma/repositories/aws-accounts'
import { readRegistry } from '@/prisma/repositories/registry'
import { patched } from './patched'
import { expectedVersion, type Precondition } from './precondition'
import { refuseBeyondBounds } from './refuse-beyond-bounds'
import { refuseUnholdableName } from './refuse-unholdable-name'
import { refuseUnkept } from './refuse-unkept'

type Target = { name: string; ifMatch: Precondition; actor: string }

export async function listAwsAccounts({ database }: Runtime): Promise<{ awsAccounts: AwsAccount[] }> {
  return { awsAccounts: await repository.listAwsAccounts(database.prisma) }
}

/** @throws NotFound */
export function getAwsAccount({ database }: Runtime, { name }: { name: string }): Promise<AwsAccount> {
  return repository.getAwsAccount(database.prisma, { name })
}

/** @throws Conflict where the name is taken, Problem `invalid` */
export async function createAwsAccount(
  { database }: Runtime,
  { body, actor }: { body: AwsAccountBody; actor: string },
): Promise<AwsAccount> {
  const { version: _, ...input } = body
  refuseBeyondBounds(jsonFieldsOf(input))
  refuseUnkept(unkeptOfAwsAccount(input))
  refuseUnholdableName('aws-account', input.name)
  return repository.createAwsAccount(database.prisma, { input, actor })
}

/** @throws NotFound, Stale, Conflict where the new name is taken, Problem `invalid` */
export async function patchAwsAccount(
  runtime: Runtime,
  { name, patch, ifMatch, actor }: Target & { patch: Record<string, unknown> },
): Promise<AwsAccount> {
  const version = await awsAccountVersion(runtime, name, ifMatch)
  const { version: _, ...fields } = patch
  const edit = (before: unknown) => {
    const after = patched(awsAccountInputSchema, before, fields)
    refuseBeyondBounds(jsonFieldsOf(after), fields)
    refuseUnholdableName('aws-account', fields.name, name)
    // What was stored before the rule is no reason to refuse a change of something else.
    refuseUnkept(unkeptOfAwsAccount(after).filter(({ path: [field] }) => String(field) in fields))
    return after
  }
  return repository.updateAwsAccount(runtime.database.prisma, { name, version, actor, edit })
}

/** @throws NotFound, Stale, Conflict while ECS accounts name it */
export async function deleteAwsAccount(runtime: Runtime, { name, ifMatch, actor }: Target): Promise<undefined> {
  const version = await awsAccountVersion(runtime, name, ifMatch)
  await repository.deleteAwsAccount(runtime.database.prisma, { name, version, actor })
}

/** Tries the reader of an account that need not be stored, live. A refusal is an answer, not an error. */
export async function testAwsAccount(
  { aws, database }: Runtime,
  { body }: { body: AwsAccountBody },
): Promise<ReaderTest> {
  const { version: _, ...input } = body
  refuseBeyondBounds(jsonFieldsOf(input))
  const registry = await readRegistry(database.prisma)
  return testReader(aws, effectiveAccount({ ...input, version: 0 }, registry), registry.settings)
}

function awsAccountVersion(runtime: Runtime, name: string, ifMatch: Precondition): Promise<number | null> {
  return expectedVersion(ifMatch, `AWS account "${name}"`, async () => (await getAwsAccount(runtime, { name })).version)
}
