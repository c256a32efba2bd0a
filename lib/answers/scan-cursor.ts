import type { ScanPlace } from '@/prisma/repositories/scan-list'
import { noCursor } from './cursor'

/** Where the next page of the list of scans begins, for whoever asks: nothing to reckon with. */
export const scanCursorOf = ({ requestedAt, id }: ScanPlace) =>
  Buffer.from(`s${requestedAt.getTime()}.${id}`).toString('base64url')

/** @throws Problem `not-readable` where it is no cursor of ours */
export function scanPlaceOf(cursor: string): ScanPlace {
  const text = Buffer.from(cursor, 'base64url').toString('latin1')
  const [, ms, id] = /^s(\d{1,14})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text) ?? []
  if (ms !== undefined && id !== undefined) return { requestedAt: new Date(Number(ms)), id }
  throw noCursor(cursor)
}
