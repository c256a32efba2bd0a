import { NotFound } from '@/lib/problem'
import type { Prisma } from '@/prisma/generated/client'
import { ecsAccountIdNamed } from '@/prisma/repositories/ecs-account-ids'

/** What history keys an ECS account on, also one that is gone. @throws NotFound where none ever had that name */
export async function requireEcsAccountId(db: Prisma.TransactionClient, name: string): Promise<string> {
  const id = await ecsAccountIdNamed(db, name)
  if (id === null) throw new NotFound(`There is no ECS account named "${name}" (names are case-sensitive).`)
  return id
}
