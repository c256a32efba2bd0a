import type { z } from 'zod'
import type { TransitionsAnswer, transitionsQuery } from '@/lib/contracts/transitions'
import { NotFound } from '@/lib/problem'
import { checks } from '@/lib/readiness/checks'
import type { Runtime } from '@/lib/runtime-types'
import { listTransitions as readTransitions } from '@/prisma/repositories/transitions'
import { cursorOf, cutPage, idOf } from './cursor'
import { requireEcsAccountId } from './require-ecs-account-id'

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
    ecsAccountId: ecsAccount === undefined ? null : await requireEcsAccountId(prisma, ecsAccount),
    check: check ?? null,
    since: since ?? null,
  }
  const found = await readTransitions(prisma, { ...filter, limit: limit + 1 })
  const { shown, next } = cutPage(found, limit, ({ id }) => cursorOf(id))
  return {
    transitions: shown.map(({ id, reportId, scanId: _, because, ...rest }) => ({
      ...rest,
      id: String(id),
      reportId: String(reportId),
      because: [...because],
    })),
    next,
  }
}
