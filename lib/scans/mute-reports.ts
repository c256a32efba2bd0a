import { placeKey } from '@/lib/readiness/changes/finding-change'
import type { Reason } from '@/lib/readiness/changes/transition'
import { summarise } from '@/lib/readiness/make-report'
import { type Ended, withMutes, withoutMutes } from '@/lib/readiness/muting'
import type { Prisma } from '@/prisma/generated/client'
import { endMutes, liveMutes, type StoredMute } from '@/prisma/repositories/mutes'
import type { ReportToSave } from '@/prisma/repositories/reports'
import { fingerprintOf } from './fingerprint-of'

type Muted = {
  muted: ReportToSave[]
  /** What ended with them: by ECS account id, the reason for each place. */
  ended: Map<string, Map<string, Reason>>
}

/** Reports as what is muted now leaves them; mutes that have come to their end are ended. */
export async function muteReports(
  tx: Prisma.TransactionClient,
  reports: readonly ReportToSave[],
  now: Date,
): Promise<Muted> {
  const mutes = await liveMutes(tx, { ecsAccountIds: reports.map(({ ecsAccountId }) => ecsAccountId) })
  const ended = new Map<string, Map<string, Reason>>()
  const over: string[] = []
  const muted = reports.map((each) => {
    const own = mutes.filter(({ ecsAccountId }) => ecsAccountId === each.ecsAccountId)
    if (own.length === 0 && each.report.counts.muted === 0) return each
    const after = withMutes(withoutMutes(each.report), own, { now: now.toISOString(), fingerprintOf })
    over.push(...after.ended.map(({ mute }) => mute.id))
    ended.set(each.ecsAccountId, new Map(after.ended.map((one) => [placeKey(one.mute), endReason(one)])))
    return { ...each, report: after.report, summary: summarise(after.report) }
  })
  await endMutes(tx, { ids: over, now })
  return { muted, ended }
}

function endReason({ mute: { by, until }, why }: Ended<StoredMute>): Reason {
  const what =
    why === 'time' ? `The mute by ${by} ended at ${until}` : `The mute by ${by} ended: the finding is not what it was`
  return { fact: 'mute', region: null, what }
}
