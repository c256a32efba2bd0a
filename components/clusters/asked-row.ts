import type { ClusterFit } from '@/lib/contracts/fit'
import type { ClusterRow } from '@/lib/readiness/rows/cluster-row'
import type { Status } from '@/lib/readiness/status'

/** A cluster as the page draws it: judged for the reference task, or for the task that the reader asks about. */
export type AskedRow = ClusterRow & { asked?: { fit: ClusterFit; count: number } }

/**
 * The rows as the answers to a reader's own question have them. What is no longer there, not in scope or not active stays
 * as it is, whatever is asked.
 */
export function askedRows(rows: readonly ClusterRow[], fits: readonly ClusterFit[], count: number): AskedRow[] {
  const keyOf = (ecsAccount: string, region: string, name: string) => `${ecsAccount}~${region}~${name}`
  const answers = new Map(fits.map((fit) => [keyOf(fit.ecsAccount, fit.region, fit.cluster), fit]))
  return rows.map((row) => {
    if (row.staleSince !== undefined || row.capacity === 'not-applicable') return row
    const fit = answers.get(keyOf(row.ecsAccount, row.region, row.name))
    return fit === undefined ? unread(row) : askedRow(row, fit, count)
  })
}

function askedRow(row: ClusterRow, fit: ClusterFit, count: number): AskedRow {
  const { answer, problem } = fit
  const instances = new Map(answer?.perInstance.map((one) => [one.instance, one]))
  return {
    ...row,
    asked: { fit, count },
    capacity: capacityOf(fit),
    why: answer === null ? (problem?.message ?? '') : `${onWords(fit)}${answer.summary}`,
    fits: { task: answer?.task ?? row.fits.task, count: answer?.placed ?? 0 },
    tiles: row.tiles.map((tile) => {
      const instance = instances.get(tile.id)
      const isTaking = tile.state === 'active' && instance !== undefined && instance.refuses === null
      return { ...tile, fits: isTaking ? Math.max(1, instance.placed) : 0 }
    }),
  }
}

/** A cluster that appeared since the answers came: they come again with it. */
function unread(row: ClusterRow): AskedRow {
  return { ...row, capacity: 'unknown', why: 'The task has not been placed here yet.' }
}

function capacityOf({ answer, problem }: ClusterFit): Status {
  if (answer === null) return problem?.kind === 'refused' ? 'fail' : 'unknown'
  if (answer.fits === null) return 'unknown'
  if (answer.fits) return 'pass'
  return answer.fitsAfterGrowth === true ? 'warn' : 'fail'
}

/** On what, where it is not launch type EC2 or the answer says so itself. */
function onWords({ on }: ClusterFit): string {
  return on === 'EC2' || on === 'FARGATE' ? '' : `On ${on}: `
}
