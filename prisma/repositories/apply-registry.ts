import { randomUUID } from 'node:crypto'
import type { AwsAccountInput } from '@/lib/registry/aws-account'
import type { EcsAccountInput } from '@/lib/registry/ecs-account'
import { heldText } from '@/lib/registry/open-text'
import type { Registry } from '@/lib/registry/registry'
import type { Settings } from '@/lib/registry/settings'
import type { PrismaClient } from '../generated/client'
import { bringTo } from './bring-to'
import { namesNothing } from './ecs-account-row'
import { readRegistry } from './registry'
import { type Author, writeRegistry } from './registry-write'
import { type Held, readSnapshot, type Snapshot } from './snapshot'

/** What an import leads to. Versions in it say nothing: what differs from the stored is written, the rest is not. */
export type RegistryInput = {
  settings: Settings
  awsAccounts: readonly AwsAccountInput[]
  ecsAccounts: readonly EcsAccountInput[]
}

/**
 * Brings the registry to `after` in one write of a fixed number of statements: accounts are added or replaced by name,
 * nothing is deleted. Any error (Stale when it is past `revision`, Invalid) leaves everything as it was. Answers the
 * registry as it is then.
 */
export async function applyRegistry(
  db: PrismaClient,
  { after, ...author }: Author & { after: RegistryInput },
): Promise<Registry> {
  await writeRegistry(db, author, async (write) => {
    const now = await readSnapshot(write.tx)
    const wanted = {
      settings: after.settings,
      awsAccounts: putByName(now.awsAccounts, after.awsAccounts.map(withoutVersion<AwsAccountInput>)),
      ecsAccounts: putByName(now.ecsAccounts, after.ecsAccounts.map(withoutVersion<EcsAccountInput>)),
    }
    refuseDangling(wanted)
    await bringTo(write, now, wanted)
  })
  return readRegistry(db)
}

/** Each in the place of the one that has its name, or behind all. */
function putByName<I extends { name: string }>(now: readonly Held<I>[], inputs: readonly I[]): Held<I>[] {
  const byName = new Map(now.map((held) => [held.input.name, held]))
  for (const input of inputs) {
    const { id, version } = byName.get(input.name) ?? { id: randomUUID(), version: 0 }
    byName.set(input.name, { id, version, input })
  }
  return [...byName.values()]
}

function withoutVersion<T extends object>(input: T & { version?: number }): Omit<T, 'version'> {
  const { version: _, ...rest } = input
  return rest
}

/** @throws Invalid for the first ECS account whose AWS account there is not, by its name or by what a placeholder holds */
function refuseDangling({ awsAccounts, ecsAccounts }: Snapshot): void {
  const names = new Set(awsAccounts.flatMap(({ input: { name } }) => [name, heldText(name)]))
  const dangling = ecsAccounts.find(
    ({ input }) => !names.has(input.awsAccount) && !names.has(heldText(input.awsAccount)),
  )
  if (dangling !== undefined) throw namesNothing(dangling.input)
}
