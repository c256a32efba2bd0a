import type { ShellEvent } from '@/lib/contracts/events'
import type { Prisma } from '../generated/client'

type ScanNow = Extract<ShellEvent, { type: 'scan' }>['data']

/** What every open page is told: the registry's revisions, and the scans that run or have lately ended, oldest first. */
export type ShellNow = { revision: number; settings: number; actor: string | null; scans: ScanNow[] }

export async function readShellNow(db: Prisma.TransactionClient): Promise<ShellNow> {
  const [row] = await db.$queryRaw<ShellNow[]>`
    SELECT revision, version AS settings,
      (SELECT actor FROM change ORDER BY id DESC LIMIT 1) AS actor,
      (SELECT coalesce(json_agg(scans), '[]') FROM (
        (SELECT id, state, actor FROM scan WHERE state IN ('queued', 'running')
          OR finished_at > now() - interval '1 minute'
          OR id = (SELECT id FROM scan ORDER BY requested_at DESC, id DESC LIMIT 1)
        ORDER BY requested_at, id)) AS scans) AS scans
    FROM registry_state WHERE id = 1`
  return row ?? { revision: 0, settings: 0, actor: null, scans: [] }
}
