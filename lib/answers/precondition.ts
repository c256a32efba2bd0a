import { Problem } from '@/lib/problem'

/** A parsed If-Match or If-None-Match: null where it was not sent, else any, or the opaque tags without `W/`. */
export type Precondition = null | 'any' | readonly string[]

/** ETag of a version: `"3"`. */
export function versionTag(version: number): string {
  return `"${version}"`
}

/** Whether `tag` is among those that the client has read. */
export function matches(precondition: Precondition, tag: string): boolean {
  return precondition === 'any' || (precondition?.includes(tag) ?? false)
}

/**
 * Lets a write pass that was made on what is stored now, or on nothing in particular.
 * @throws Problem `stale`; nothing has been changed then
 */
export function requireFresh(ifMatch: Precondition, version: number, what: string): void {
  if (ifMatch === null || matches(ifMatch, versionTag(version))) return
  throw stale(what)
}

export function stale(what: string): Problem {
  return new Problem('stale', `${what} has been changed since you read it. Read it again, then repeat your change.`)
}

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
