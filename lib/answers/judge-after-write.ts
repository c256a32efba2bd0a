import { asJson, sameJson } from '@/lib/registry/json'
import type { Runtime } from '@/lib/runtime-types'
import { judgeAgain } from '@/lib/scans/judge-again'

type Judged = { release: unknown; referenceTask: unknown }

/** Whether a write changes what verdicts hang on and no call to AWS asks for: then saved facts tell what it means. */
export function movesVerdicts(before: Judged, after: Judged): boolean {
  const of = ({ release, referenceTask }: Judged) => asJson({ release, referenceTask })
  return !sameJson(of(before), of(after))
}

/** Verdicts follow a write at once. The write stands whatever becomes of them: the next check judges again. */
export async function judgeAfterWrite(
  { database, log }: Runtime,
  ecsAccounts: readonly string[] | null,
): Promise<void> {
  try {
    await judgeAgain(database, { ecsAccounts })
  } catch (error) {
    log.error({ err: error }, 'A write is saved, but saved facts could not be judged again. The next check does it.')
  }
}
