import type { Scan, ScanBody, ScanList } from '@/lib/contracts/scans'
import { Problem } from '@/lib/problem'
import type { Runtime } from '@/lib/runtime-types'
import { listScanRows } from '@/prisma/repositories/scan-list'
import { cutPage } from './cursor'
import { eventStream } from './event-stream'
import { scanCursorOf, scanPlaceOf } from './scan-cursor'

/** Asks for a scan; one under way for the same accounts is joined. @throws NotFound or Invalid where a name is unknown */
export function createScan(
  { scans }: Runtime,
  { body, actor }: { body: ScanBody; actor: string },
): Promise<{ id: string }> {
  return scans.requestScan({ ecsAccounts: body.ecsAccounts ?? null, checks: body.checks ?? null, actor })
}

/** @throws Problem `not-readable` where `before` is no cursor of ours */
export async function listScans(
  { database: { prisma } }: Runtime,
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<ScanList> {
  const found = await listScanRows(prisma, {
    limit: limit + 1,
    before: before === undefined ? null : scanPlaceOf(before),
  })
  const { shown, next } = cutPage(found, limit, scanCursorOf)
  return {
    scans: shown.map(({ requestedAt: _, startedAt, finishedAt, ...scan }) => ({
      ...scan,
      startedAt: startedAt?.toISOString() ?? null,
      finishedAt: finishedAt?.toISOString() ?? null,
    })),
    next,
  }
}

/** @throws NotFound */
export function getScan({ scans }: Runtime, { id }: { id: string }): Promise<Scan> {
  return scans.readScan(id)
}

/** @throws NotFound */
export async function cancelScan({ scans }: Runtime, { id }: { id: string }): Promise<undefined> {
  await scans.cancelScan(id)
}

/**
 * The scan's events as they come; ends with the scan, with the reader, or with the server.
 * @throws NotFound, and Problem `not-readable` for a Last-Event-ID that we never gave
 */
export async function streamScan(
  { scans, stopping }: Runtime,
  { id, ecsAccount, request }: { id: string; ecsAccount?: string | undefined; request: Request },
): Promise<ReadableStream<Uint8Array>> {
  // A stream has no status of its own once it is open, so that a scan which is not there is told before.
  await scans.readScan(id)
  const after = lastEventId(request.headers.get('last-event-id'))
  const signal = AbortSignal.any([request.signal, stopping])
  return eventStream(scans.streamScan(id, { after, signal, ecsAccount }), signal)
}

/** What begins, ends and changes, for every open page. @throws what the database does where it is away */
export async function streamShell(
  { scans, stopping, database }: Runtime,
  { request }: { request: Request },
): Promise<ReadableStream<Uint8Array>> {
  // A stream has no status of its own once it is open.
  await database.execute('SELECT 1')
  const signal = AbortSignal.any([request.signal, stopping])
  return eventStream(scans.streamShell(signal), signal)
}

function lastEventId(header: string | null): number | null {
  if (header === null || header === '') return null
  if (/^\d{1,9}$/.test(header)) return Number(header)
  throw new Problem('not-readable', `Last-Event-ID is ${header}; it takes the id of an event of this stream.`)
}
