import { createHash } from 'node:crypto'

/** Hex digits that are always the same for the same text. */
export function hexOf(text: string, length = 32): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length)
}

/** A uuid that is always the same for the same text. */
export function uuidOf(text: string): string {
  return hexOf(text).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** An id of IAM's kind, `AROA…`: a prefix and 17 capitals and digits. */
export function iamIdOf(prefix: string, text: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bytes = createHash('sha256').update(text).digest().subarray(0, 17)
  return prefix + Array.from(bytes, (byte) => alphabet[byte % 32]).join('')
}
