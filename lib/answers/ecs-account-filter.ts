import { refuseUnknown } from '@/lib/scans/refuse-unknown'
import type { Prisma } from '@/prisma/generated/client'
import { ecsAccountIdsOf } from '@/prisma/repositories/ecs-account-ids'

type Db = Prisma.TransactionClient

/** The ids of ECS accounts that somebody names, which follow new names; null: all. @throws Invalid for a name that none has */
export async function ecsAccountIdsNamed(db: Db, names: readonly string[] | null): Promise<readonly string[] | null> {
  if (names === null) return null
  const known = await ecsAccountIdsOf(db)
  refuseUnknown(names, known, 'ecsAccounts', 'ECS account')
  return [...new Set(names)].flatMap((name) => known.get(name) ?? [])
}

/** The names that those accounts have today; an account that was deleted is left out. */
export async function namesOfEcsAccounts(db: Db): Promise<(ids: readonly string[] | null) => string[] | null> {
  const names = new Map([...(await ecsAccountIdsOf(db))].map(([name, id]) => [id, name]))
  return (ids) => ids?.flatMap((id) => names.get(id) ?? []) ?? null
}
