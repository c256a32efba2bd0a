import type { z } from 'zod'
import type { TransitionsAnswer, transitionsQuery } from '@/lib/contracts/transitions'
import { NotFound } from '@/lib/problem'
import { checks } from '@/lib/readiness/checks'
import type { Runtime } from '@/lib/runtime-types'
import type { Prisma } from '@/prisma/generated/client'
import { ecsAccountIdNamed } from '@/prisma/repositories/ecs-account-ids'
import { listTransitions as readTransitions } from '@/prisma/repositories/transitions'
import { cursorOf, idOf } from './cursor'

type Asked = z.output<typeof transitionsQuery>

/**
 * @throws NotFound where there never was such an ECS account or check, Problem `not-readable` where `before` is no cursor
 */
export async function listTransitions(
  { database: { prisma } }: Runtime,
  { limit, before, ecsAccount, check, since }: Asked,
): Promise<TransitionsAnswer> {
  if (check !== undefined && !checks.some((each) => each.check === check)) {
    throw new NotFound(`There is no check named "${check}".`)
  }
  const filter = {
    before: before === undefined ? null : idOf(before),
    ecsAccountId: ecsAccount === undefined ? null : await requireId(prisma, ecsAccount),
    check: check ?? null,
    since: since ?? null,
  }
  const found = await readTransitions(prisma, { ...filter, limit: limit + 1 })
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  return {
    transitions: shown.map(({ id, reportId, scanId: _, because, ...rest }) => ({
      ...rest,
      id: String(id),
      reportId: String(reportId),
      because: [...because],
    })),
    next: found.length > limit && last !== undefined ? cursorOf(last.id) : null,
  }
}

async function requireId(db: Prisma.TransactionClient, name: string): Promise<string> {
  const id = await ecsAccountIdNamed(db, name)
  if (id === null) throw new NotFound(`There is no ECS account named "${name}" (names are case-sensitive).`)
  return id
}
