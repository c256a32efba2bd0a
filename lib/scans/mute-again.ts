import type { Prisma } from '@/prisma/generated/client'
import { latestToSave } from '@/prisma/repositories/reports'
import { type MuteReasons, saveReports } from './save-reports'

/**
 * Saves the last reports of ECS accounts once more, with what is muted now: their status and counts follow at once, and
 * what was muted or is heard again is a transition. The caller holds lockRuns.
 */
export async function muteAgain(
  tx: Prisma.TransactionClient,
  { ecsAccountIds, now, because }: { ecsAccountIds: readonly string[]; now: Date; because?: MuteReasons },
): Promise<void> {
  const reports = await latestToSave(tx, { ecsAccountIds })
  const judged = reports.map((each) => ({ ...each, judgedAt: now }))
  await saveReports(tx, judged, { now, ...(because && { because }) })
}
