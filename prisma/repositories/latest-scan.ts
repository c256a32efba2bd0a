import type { Prisma } from '../generated/client'

/** Id of the scan that was asked for last; null before the first. */
export async function latestScanId(db: Prisma.TransactionClient): Promise<string | null> {
  const scan = await db.scan.findFirst({ orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }], select: { id: true } })
  return scan?.id ?? null
}
