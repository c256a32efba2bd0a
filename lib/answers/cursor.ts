import { Problem } from '@/lib/problem'

/** Where the next page of a list begins that is ordered by id, for whoever asks: nothing to reckon with. */
export const cursorOf = (id: bigint) => Buffer.from(`c${id}`).toString('base64url')

/** @throws Problem `not-readable` where it is no cursor of ours */
export function idOf(cursor: string): bigint {
  const id = /^c(\d{1,18})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))?.[1]
  if (id !== undefined) return BigInt(id)
  throw noCursor(cursor)
}

/** Of whatever list: what was sent is no cursor of it. */
export const noCursor = (cursor: string) =>
  new Problem('not-readable', `Query: before: ${cursor} is not a cursor. Send the value of next from an answer.`)

/** A page of at most `limit` rows of what was read, which is one row more where there is a next page; `next` is its cursor. */
export function cutPage<Row>(
  found: readonly Row[],
  limit: number,
  cursorOfRow: (row: Row) => string,
): { shown: Row[]; next: string | null } {
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  return { shown, next: found.length > limit && last !== undefined ? cursorOfRow(last) : null }
}
