import { z } from 'zod'
import type { Scan } from '@/lib/contracts/scans'
import { NotFound } from '@/lib/problem'
import type { Prisma } from '../generated/client'
import { toJson } from './json'
import { checksSchema } from './scan-accounts'

/** What somebody asks for: ECS accounts by id, and checks (null: all of them). */
export type ScanWish = { actor: string; checks: readonly string[] | null; ecsAccountIds: readonly string[] }

// Any number will do, as long as nothing else takes advisory locks by it: "wish" in ASCII.
const wishesLock = 0x77697368

/** Puts those who ask for scans in a line until the transaction ends, so that one wish twice at once is one scan. */
export async function lockWishes(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${wishesLock}::bigint)`
}

/** Saves a wish; which runs serve its accounts is planned later. */
export async function createScan(
  tx: Prisma.TransactionClient,
  { actor, checks, ecsAccountIds }: ScanWish,
): Promise<{ id: string }> {
  const scan = await tx.scan.create({ data: { actor, checks: toJson(checks) }, select: { id: true } })
  await tx.$executeRaw`
    INSERT INTO scan_account (scan_id, ecs_account_id, name)
    SELECT ${scan.id}::uuid, id, name FROM ecs_account WHERE id = ANY(${[...ecsAccountIds]}::uuid[])`
  return scan
}

/** A scan of the same actor, accounts and checks that has not ended, and none of whose accounts was written to since. */
export async function findSameScan(
  tx: Prisma.TransactionClient,
  { actor, checks, ecsAccountIds }: ScanWish,
): Promise<{ id: string } | null> {
  // A run that nobody has taken up yet will read by whatever is written then.
  const rows = await tx.$queryRaw<{ id: string; checks: unknown; ecsAccountIds: string[] }[]>`
    SELECT scan.id, scan.checks, array_agg(scan_account.ecs_account_id::text) AS "ecsAccountIds"
    FROM scan JOIN scan_account ON scan_account.scan_id = scan.id
      JOIN registry_state ON registry_state.id = 1
      LEFT JOIN run ON run.id = scan_account.run_id
      LEFT JOIN ecs_account ON ecs_account.id = scan_account.ecs_account_id
      LEFT JOIN aws_account ON aws_account.id = ecs_account.aws_account_id
    WHERE scan.actor = ${actor} AND scan.state IN ('queued', 'running')
    GROUP BY scan.id
    HAVING NOT bool_or(run.revision IS NOT NULL AND (aws_account.id IS NULL
      OR greatest(registry_state.version, ecs_account.version, aws_account.version) > run.revision))
    ORDER BY scan.requested_at DESC`
  const same = rows.find(
    (row) => sameSet(checksSchema.parse(row.checks), checks) && sameSet(row.ecsAccountIds, ecsAccountIds),
  )
  return same === undefined ? null : { id: same.id }
}

function sameSet(a: readonly string[] | null, b: readonly string[] | null): boolean {
  if (a === null || b === null) return a === b
  const set = new Set(a)
  return set.size === new Set(b).size && b.every((item) => set.has(item))
}

/** A scan that no worker has planned yet, with those of its ECS accounts that no run serves. */
export type UnplannedScan = { scanId: string; checks: readonly string[] | null; ecsAccountIds: readonly string[] }

/** The scans that wait to be planned, oldest first. The caller holds lockRuns. */
export async function findUnplanned(tx: Prisma.TransactionClient): Promise<UnplannedScan[]> {
  const rows = await tx.$queryRaw<(Omit<UnplannedScan, 'checks'> & { checks: unknown })[]>`
    SELECT scan.id AS "scanId", scan.checks, array_agg(scan_account.ecs_account_id::text) AS "ecsAccountIds"
    FROM scan_account JOIN scan ON scan.id = scan_account.scan_id
    WHERE scan_account.run_id IS NULL AND scan_account.state = 'queued' AND scan.state IN ('queued', 'running')
    GROUP BY scan.id ORDER BY scan.requested_at, scan.id`
  return rows.map(({ checks, ...row }) => ({ ...row, checks: checksSchema.parse(checks) }))
}

/** An ECS account of a scan, and the run that is going to serve it. */
export type Placed = { ecsAccountId: string; runId: string }

/** Says which runs serve the accounts of a scan. */
export async function placeScanAccounts(
  tx: Prisma.TransactionClient,
  { scanId, placed }: { scanId: string; placed: readonly Placed[] },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE scan_account SET run_id = placed."runId"
    FROM json_to_recordset(${JSON.stringify(placed)}::json) AS placed("ecsAccountId" uuid, "runId" uuid)
    WHERE scan_id = ${scanId}::uuid AND ecs_account_id = placed."ecsAccountId"`
}

/** How far a scan is, what its runs have asked of AWS, and the number of its last event. Throws NotFound. */
export async function readScanAndSeq(
  db: Prisma.TransactionClient,
  { id }: { id: string },
): Promise<{ scan: Scan; seq: number }> {
  const [row] = isUuid(id) ? await selectScan(db, id) : []
  if (row === undefined) throw new NotFound(`There is no scan ${id}. Scans end; start another with POST /api/v1/scans.`)
  const { done, total, calls, accounts, seq } = row
  return {
    seq,
    scan: {
      id,
      state: row.state,
      progress: { done, total },
      calls: {
        total: sum(calls.map((each) => each.calls)),
        byAction: Object.fromEntries(calls.map((each) => [each.action, each.calls])),
        throttled: sum(calls.map(({ throttles }) => throttles)),
      },
      startedAt: row.startedAt?.toISOString() ?? null,
      finishedAt: row.finishedAt?.toISOString() ?? null,
      accounts,
    },
  }
}

/** How far a scan is, and what its runs have asked of AWS. Throws NotFound. */
export async function readScan(db: Prisma.TransactionClient, { id }: { id: string }): Promise<Scan> {
  const { scan } = await readScanAndSeq(db, { id })
  return scan
}

type ScanRow = {
  seq: number
  state: Scan['state']
  startedAt: Date | null
  finishedAt: Date | null
  done: number
  total: number
  calls: { action: string; calls: number; throttles: number }[]
  accounts: Scan['accounts']
}

// One statement, summed where the rows are: every reader of a scan of thousands of accounts asks twice a second.
// An account is shown under the name it has today, or had when it was deleted.
function selectScan(db: Prisma.TransactionClient, id: string): Promise<ScanRow[]> {
  return db.$queryRaw<ScanRow[]>`
    WITH runs AS (SELECT DISTINCT run_id AS id FROM scan_account WHERE scan_id = ${id}::uuid AND run_id IS NOT NULL),
      facts AS (SELECT sum(done)::int AS done, sum(total)::int AS total FROM run WHERE id IN (SELECT id FROM runs)),
      requests AS (
        SELECT action, sum(calls)::int AS calls, sum(throttles)::int AS throttles
        FROM call WHERE run_id IN (SELECT id FROM runs) GROUP BY action ORDER BY action
      ),
      accounts AS (
        SELECT coalesce(ecs_account.name, scan_account.name) AS "ecsAccount", scan_account.state
        FROM scan_account LEFT JOIN ecs_account ON ecs_account.id = scan_account.ecs_account_id
        WHERE scan_id = ${id}::uuid ORDER BY scan_account.name
      )
    SELECT seq, state::text, started_at AS "startedAt", finished_at AS "finishedAt",
      coalesce(facts.done, 0) AS done, coalesce(facts.total, 0) AS total,
      (SELECT coalesce(json_agg(requests), '[]') FROM requests) AS calls,
      (SELECT coalesce(json_agg(accounts), '[]') FROM accounts) AS accounts
    FROM scan, facts WHERE scan.id = ${id}::uuid`
}

/** Whether there is a scan of this id that has not ended. Throws NotFound where there is none of this id. */
export async function isLive(db: Prisma.TransactionClient, { id }: { id: string }): Promise<boolean> {
  const { state } = await readScan(db, { id })
  return state === 'queued' || state === 'running'
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
const isUuid = (id: string) => z.uuid().safeParse(id).success
