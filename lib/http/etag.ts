import { createHash } from 'node:crypto'
import { Problem } from '@/lib/answers/problem'

/** A parsed If-Match or If-None-Match: null where it was not sent, else any, or the opaque tags without `W/`. */
export type Precondition = null | 'any' | readonly string[]

/** ETag of a version: `"3"`. */
export function versionTag(version: number): string {
  return `"${version}"`
}

/** ETag of bytes, for answers that have no version. */
export function bytesTag(text: string): string {
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
}

/**
 * Reads a list of entity tags (RFC 9110, 8.8.3). Weak tags are taken as strong: a cache or proxy that compresses weakens
 * ours, and a version is exact either way.
 * @throws Problem `not-readable` where it is no such list
 */
export function parsePrecondition(name: string, header: string | null): Precondition {
  if (header === null) return null
  const text = header.trim()
  if (text === '*') return 'any'
  if (!/^(W\/)?"[^"]*"(\s*,\s*(W\/)?"[^"]*")*$/.test(text)) {
    throw new Problem('not-readable', `${name} is ${header}; it takes tags in double quotes, as ETag gave them, or *.`)
  }
  return text.match(/"[^"]*"/g) ?? []
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
