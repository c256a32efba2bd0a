import { type Precondition, requireFresh } from '../etag'

/**
 * The version that a write must still find, for the repositories: null where the client did not say.
 * @throws Problem `stale` where the client has read another
 */
export async function expectedVersion(
  ifMatch: Precondition,
  what: string,
  read: () => Promise<number>,
): Promise<number | null> {
  if (ifMatch === null || ifMatch === 'any') return null
  const version = await read()
  requireFresh(ifMatch, version, what)
  return version
}
