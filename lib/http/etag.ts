import { createHash } from 'node:crypto'
import type { Precondition } from '@/lib/answers/precondition'
import { Problem } from '@/lib/problem'

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
