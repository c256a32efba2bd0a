import type { Prisma } from '../generated/client'

/** Requests sent for one action: how many, of them retries and throttled ones, and how long they took in all. */
export type ActionCalls = { action: string; calls: number; retries: number; throttles: number; ms: number }

/** The same of a run. */
export type RunCalls = ActionCalls & { runId: string }

/** Adds to the ledgers of runs; (run, action) occurs once in `calls`. One statement however many. */
export async function addCalls(tx: Prisma.TransactionClient, calls: readonly RunCalls[]): Promise<void> {
  if (calls.length === 0) return
  await tx.$executeRaw`
    INSERT INTO call (run_id, action, calls, retries, throttles, ms)
    SELECT "runId", action, calls, retries, throttles, ms
    FROM json_to_recordset(${JSON.stringify(calls)}::json)
      AS added("runId" uuid, action text, calls int, retries int, throttles int, ms int)
    ORDER BY "runId", action
    ON CONFLICT (run_id, action) DO UPDATE SET
      calls = call.calls + excluded.calls,
      retries = call.retries + excluded.retries,
      throttles = call.throttles + excluded.throttles,
      ms = call.ms + excluded.ms`
}
