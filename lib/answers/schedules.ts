import type { NewSchedule, Schedule, SchedulePatch } from '@/lib/contracts/schedules'
import { Conflict, Invalid, NotFound } from '@/lib/problem'
import type { Runtime } from '@/lib/runtime-types'
import { NoTime, nextAt, type When } from '@/lib/scans/next-at'
import type { Prisma } from '@/prisma/generated/client'
import {
  addSchedule,
  changeSchedule,
  findSchedule,
  listScheduleRows,
  lockSchedule,
  removeSchedule,
  type ScheduleRow,
} from '@/prisma/repositories/schedules'
import { ecsAccountIdsNamed, namesOfEcsAccounts } from './ecs-account-filter'

type Db = Prisma.TransactionClient

export async function listSchedules({ database }: Runtime): Promise<{ schedules: Schedule[] }> {
  return { schedules: await answersOf(database.prisma, await listScheduleRows(database.prisma)) }
}

/** @throws Conflict where the name is taken, Invalid for a time that never comes or an account that does not exist */
export async function createSchedule(
  { database, log }: Runtime,
  { body, actor }: { body: NewSchedule; actor: string },
): Promise<Schedule> {
  const { ecsAccounts, ...fields } = body
  const made = await database.prisma.$transaction(async (tx) => {
    const ecsAccountIds = await ecsAccountIdsNamed(tx, ecsAccounts)
    const isFree = await addSchedule(tx, { ...fields, ecsAccountIds, nextAt: timeAfterNow(fields) })
    if (!isFree) throw new Conflict(`There is a schedule named "${body.name}" already. Give this one another name.`)
    return answerOf(tx, body.name)
  })
  log.info({ actor, schedule: body.name, cron: body.cron }, 'a schedule was made')
  return made
}

/** @throws NotFound, and what `createSchedule` throws */
export async function patchSchedule(
  { database, log }: Runtime,
  { name, body, actor }: { name: string; body: SchedulePatch; actor: string },
): Promise<Schedule> {
  const { ecsAccounts, ...fields } = body
  const changed = await database.prisma.$transaction(async (tx) => {
    const before = await lockSchedule(tx, name)
    if (before === null) throw noSchedule(name)
    const isTaken = fields.name !== undefined && fields.name !== name && (await findSchedule(tx, fields.name)) !== null
    if (isTaken) throw new Conflict(`There is a schedule named "${fields.name}" already. Choose another name.`)
    const after = {
      name: fields.name ?? name,
      cron: fields.cron ?? before.cron,
      timeZone: fields.timeZone ?? before.timeZone,
      enabled: fields.enabled ?? before.enabled,
    }
    const ids = ecsAccounts === undefined ? {} : { ecsAccountIds: await ecsAccountIdsNamed(tx, ecsAccounts) }
    const isMoved = (['cron', 'timeZone', 'enabled'] as const).some((field) => after[field] !== before[field])
    await changeSchedule(tx, name, { ...after, ...ids, ...(isMoved && { nextAt: timeAfterNow(after) }) })
    return answerOf(tx, after.name)
  })
  log.info({ actor, schedule: name }, 'a schedule was changed')
  return changed
}

/** @throws NotFound */
export async function deleteSchedule({ database, log }: Runtime, name: string, actor: string): Promise<undefined> {
  if (!(await removeSchedule(database.prisma, name))) throw noSchedule(name)
  log.info({ actor, schedule: name }, 'a schedule was deleted')
}

const noSchedule = (name: string) => new NotFound(`There is no schedule named "${name}".`)

function timeAfterNow({ enabled, ...when }: When & { enabled: boolean }): Date | null {
  try {
    const next = nextAt(when, new Date())
    return enabled ? next : null
  } catch (error) {
    if (error instanceof NoTime) throw new Invalid(error.message, error.path)
    throw error
  }
}

async function answerOf(db: Db, name: string): Promise<Schedule> {
  const row = await findSchedule(db, name)
  const [answer] = row === null ? [] : await answersOf(db, [row])
  if (answer === undefined) throw noSchedule(name)
  return answer
}

async function answersOf(db: Db, rows: readonly ScheduleRow[]): Promise<Schedule[]> {
  const namesOf = await namesOfEcsAccounts(db)
  const scans = await db.scan.findMany({
    where: { id: { in: rows.flatMap(({ scanId }) => scanId ?? []) } },
    select: { id: true, state: true, finishedAt: true },
  })
  const scanById = new Map(scans.map((scan) => [scan.id, scan]))
  return rows.map(({ name, cron, timeZone, ecsAccountIds, enabled, nextAt: at, scanId }) => {
    const scan = scanId === null ? undefined : scanById.get(scanId)
    return {
      name,
      cron,
      timeZone,
      ecsAccounts: namesOf(ecsAccountIds),
      enabled,
      nextAt: at?.toISOString() ?? null,
      lastScan: scan ? { ...scan, finishedAt: scan.finishedAt?.toISOString() ?? null } : null,
    }
  })
}
