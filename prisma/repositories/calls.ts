import type { Prisma } from '../generated/client'

/** Requests sent for one action: how many, of them retries and throttled ones, and how long they took in all. */
export type ActionCalls = { action: string; calls: number; retries: number; throttles: number; ms: number }

/** Adds to a run's ledger. One statement however many actions. */
export async function addCalls(
  tx: Prisma.TransactionClient,
  { runId, calls }: { runId: string; calls: readonly ActionCalls[] },
): Promise<void> {
  if (calls.length === 0) return
  await tx.$executeRaw`
    INSERT INTO call (run_id, action, calls, retries, throttles, ms)
    SELECT ${runId}::uuid, action, calls, retries, throttles, ms
    FROM json_to_recordset(${JSON.stringify(calls)}::json)
      AS added(action text, calls int, retries int, throttles int, ms int)
    ON CONFLICT (run_id, action) DO UPDATE SET
      calls = call.calls + excluded.calls,
      retries = call.retries + excluded.retries,
      throttles = call.throttles + excluded.throttles,
      ms = call.ms + excluded.ms`
}
