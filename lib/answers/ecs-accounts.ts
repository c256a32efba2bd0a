import type { EcsAccountBody } from '@/lib/contracts/registry'
import { unkeptOfEcsAccount } from '@/lib/registry/clouddriver/unkept-keys'
import { type EcsAccount, type EcsAccountInput, ecsAccountInputSchema } from '@/lib/registry/ecs-account'
import { jsonFieldsOf } from '@/lib/registry/json'
import type { Runtime } from '@/lib/runtime-types'
import * as repository from '@/prisma/repositories/ecs-accounts'
import { judgeAfterWrite, movesVerdicts } from './judge-after-write'
import { patched } from './patched'
import { expectedVersion, type Precondition } from './precondition'
import { refuseBeyondBounds } from './refuse-beyond-bounds'
import { refuseUnholdableName } from './refuse-unholdable-name'
import { refuseUnkept } from './refuse-unkept'

type Target = { name: string; ifMatch: Precondition; actor: string }

export async function listEcsAccounts({ database }: Runtime): Promise<{ ecsAccounts: EcsAccount[] }> {
  return { ecsAccounts: await repository.listEcsAccounts(database.prisma) }
}

/** @throws NotFound */
export function getEcsAccount({ database }: Runtime, { name }: { name: string }): Promise<EcsAccount> {
  return repository.getEcsAccount(database.prisma, { name })
}

/** @throws Conflict where the name is taken, Invalid where awsAccount names nothing, Problem `invalid` */
export async function createEcsAccount(
  { database }: Runtime,
  { body, actor }: { body: EcsAccountBody; actor: string },
): Promise<EcsAccount> {
  const { version: _, ...input } = body
  refuseBeyondBounds(jsonFieldsOf(input))
  refuseUnkept(unkeptOfEcsAccount(input))
  refuseUnholdableName('ecs-account', input.name)
  return repository.createEcsAccount(database.prisma, { input, actor })
}

/** @throws NotFound, Stale, Conflict, Invalid, Problem `invalid` */
export async function patchEcsAccount(
  runtime: Runtime,
  { name, patch, ifMatch, actor }: Target & { patch: Record<string, unknown> },
): Promise<EcsAccount> {
  const version = await ecsAccountVersion(runtime, name, ifMatch)
  const { version: _, ...fields } = patch
  let isJudgedOtherwise = false
  const edit = (before: EcsAccountInput) => {
    const after = patched(ecsAccountInputSchema, before, fields)
    refuseBeyondBounds(jsonFieldsOf(after), fields)
    refuseUnholdableName('ecs-account', fields.name, name)
    refuseUnkept(unkeptOfEcsAccount(after).filter(({ path: [field] }) => String(field) in fields))
    isJudgedOtherwise = movesVerdicts(before, after)
    return after
  }
  const account = await repository.updateEcsAccount(runtime.database.prisma, { name, version, actor, edit })
  if (isJudgedOtherwise) await judgeAfterWrite(runtime, [account.name])
  return account
}

/** @throws NotFound, Stale */
export async function deleteEcsAccount(runtime: Runtime, { name, ifMatch, actor }: Target): Promise<undefined> {
  const version = await ecsAccountVersion(runtime, name, ifMatch)
  await repository.deleteEcsAccount(runtime.database.prisma, { name, version, actor })
}

function ecsAccountVersion(runtime: Runtime, name: string, ifMatch: Precondition): Promise<number | null> {
  return expectedVersion(ifMatch, `ECS account "${name}"`, async () => (await getEcsAccount(runtime, { name })).version)
}
