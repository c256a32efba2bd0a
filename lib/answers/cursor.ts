import { Problem } from '@/lib/problem'

/** Where the next page of a list begins that is ordered by id, for whoever asks: nothing to reckon with. */
export const cursorOf = (id: bigint) => Buffer.from(`c${id}`).toString('base64url')

/** @throws Problem `not-readable` where it is no cursor of ours */
export function idOf(cursor: string): bigint {
  const id = /^c(\d{1,18})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))?.[1]
  if (id !== undefined) return BigInt(id)
  throw new Problem('not-readable', `Query: before: ${cursor} is not a cursor. Send the value of next from an answer.`)
}
