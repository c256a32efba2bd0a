import type { Prisma, ScanState } from '../generated/client'

/** Where a page of the list begins: after the scan asked for then, of that id. */
export type ScanPlace = { requestedAt: Date; id: string }

export type ListedScan = ScanPlace & {
  actor: string
  state: ScanState
  startedAt: Date | null
  finishedAt: Date | null
  /** The names that its ECS accounts had when it was asked for. */
  ecsAccounts: string[]
}

/** Scans, the newest first; those before `before`, where it is said. */
export function listScanRows(
  db: Prisma.TransactionClient,
  { limit, before }: { limit: number; before: ScanPlace | null },
): Promise<ListedScan[]> {
  return db.$queryRaw<ListedScan[]>`
    SELECT page.id::text AS id, actor, state::text AS state, requested_at AS "requestedAt", started_at AS "startedAt",
      finished_at AS "finishedAt",
      ARRAY(SELECT name FROM scan_account WHERE scan_id = page.id ORDER BY name) AS "ecsAccounts"
    FROM (
      SELECT * FROM scan
      WHERE ${before === null} OR (requested_at, id) < (${before?.requestedAt ?? null}, ${before?.id ?? null}::uuid)
      ORDER BY requested_at DESC, id DESC LIMIT ${limit}
    ) AS page ORDER BY page.requested_at DESC, page.id DESC`
}
