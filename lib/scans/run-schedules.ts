import { createHash } from 'node:crypto'
import { ecsAccountIdsOf } from '@/prisma/repositories/ecs-account-ids'
import { lockWishes } from '@/prisma/repositories/scans'
import { changeSchedule, dueSchedules, type ScheduleRow, takeDueSchedule } from '@/prisma/repositories/schedules'
import { nextAt } from './next-at'
import type { ScanParts } from './parts'
import { repeat } from './repeat'
import { scanOf } from './request-scan'

type Parts = Pick<ScanParts, 'database' | 'now'>

const jitterMs = 20_000
const lookMs = 5_000

/** Starts what is due, now and every 5 s, until the function that it answers is called; that resolves when nothing of it runs. */
export function keepSchedules(parts: Pick<ScanParts, 'database' | 'now' | 'onError'>): () => Promise<void> {
  return repeat(() => runSchedules(parts), { ms: lookMs, onError: parts.onError })
}

/**
 * Asks for the scan of every schedule that is due. Scan and next time are one transaction, so that a schedule fires once
 * however many processes look and whenever they die. What was missed while nobody looked is one scan.
 */
export async function runSchedules(parts: Parts): Promise<void> {
  const due = await dueSchedules(parts.database.prisma, parts.now())
  // One that still waits for its own second takes no lock.
  for (const schedule of due) if (parts.now() >= startOf(schedule)) await fire(parts, schedule.name)
}

async function fire({ database, now }: Parts, name: string): Promise<void> {
  await database.prisma.$transaction(async (tx) => {
    // The order of locks is that of whoever else asks for a scan.
    await lockWishes(tx)
    const schedule = await takeDueSchedule(tx, name, now())
    if (schedule === null) return
    const known = [...(await ecsAccountIdsOf(tx)).values()]
    const ecsAccountIds =
      schedule.ecsAccountIds === null ? known : known.filter((id) => schedule.ecsAccountIds?.includes(id))
    const scan = await scanOf(tx, { actor: `schedule:${name}`, checks: null, ecsAccountIds }, now())
    await changeSchedule(tx, name, { nextAt: nextAt(schedule, now()), scanId: scan.id })
  })
}

/** Up to 20 s after its time, always the same for the same time: schedules of one minute do not all start at once. */
function startOf({ name, nextAt: at }: ScheduleRow): Date {
  const due = at?.getTime() ?? Number.POSITIVE_INFINITY
  const digest = createHash('sha256').update(`${name} ${due}`).digest()
  return new Date(due + (digest.readUInt32BE(0) % jitterMs))
}
