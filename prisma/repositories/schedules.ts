import { z } from 'zod'
import type { Prisma, Schedule } from '../generated/client'
import { toJson } from './json'

type Db = Prisma.TransactionClient

/** `ecsAccountIds`: null for all. */
export type ScheduleRow = Omit<Schedule, 'ecsAccountIds'> & { ecsAccountIds: readonly string[] | null }

export type ScheduleFields = Pick<ScheduleRow, 'name' | 'cron' | 'timeZone' | 'ecsAccountIds' | 'enabled' | 'nextAt'>

const idsSchema = z.array(z.string()).nullable()
const rowOf = (schedule: Schedule): ScheduleRow => ({
  ...schedule,
  ecsAccountIds: idsSchema.parse(schedule.ecsAccountIds),
})
const dataOf = <F extends Partial<ScheduleFields>>({ ecsAccountIds, ...fields }: F) => ({
  ...fields,
  ...(ecsAccountIds !== undefined && { ecsAccountIds: toJson(ecsAccountIds) }),
})

export async function listScheduleRows(db: Db): Promise<ScheduleRow[]> {
  return (await db.schedule.findMany({ orderBy: { name: 'asc' } })).map(rowOf)
}

export async function findSchedule(db: Db, name: string): Promise<ScheduleRow | null> {
  const found = await db.schedule.findUnique({ where: { name } })
  return found && rowOf(found)
}

/** Adds one; whether its name was free. */
export async function addSchedule(db: Db, fields: ScheduleFields): Promise<boolean> {
  const { count } = await db.schedule.createMany({ data: [dataOf(fields)], skipDuplicates: true })
  return count > 0
}

export async function changeSchedule(
  db: Db,
  name: string,
  fields: Partial<ScheduleFields> & { scanId?: string },
): Promise<ScheduleRow> {
  return rowOf(await db.schedule.update({ where: { name }, data: dataOf(fields) }))
}

/** Deletes one; whether there was one. */
export async function removeSchedule(db: Db, name: string): Promise<boolean> {
  return (await db.schedule.deleteMany({ where: { name } })).count > 0
}

/** The schedules whose time has come. */
export async function dueSchedules(db: Db, now: Date): Promise<ScheduleRow[]> {
  return (await db.schedule.findMany({ where: { nextAt: { lte: now } } })).map(rowOf)
}

/**
 * A schedule that is due, for this transaction alone; null where another process has it in hand, or somebody has moved or
 * deleted it.
 */
export async function takeDueSchedule(tx: Db, name: string, now: Date): Promise<ScheduleRow | null> {
  const taken = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM schedule WHERE name = ${name} AND next_at <= ${now} FOR UPDATE SKIP LOCKED`
  return taken.length === 0 ? null : findSchedule(tx, name)
}

/** Keeps a schedule from being taken or changed until the transaction ends. */
export async function lockSchedule(tx: Db, name: string): Promise<ScheduleRow | null> {
  await tx.$queryRaw`SELECT name FROM schedule WHERE name = ${name} FOR UPDATE`
  return findSchedule(tx, name)
}
