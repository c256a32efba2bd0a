import { isDeepStrictEqual } from 'node:util'
import { Prisma } from '../generated/client'

/** A plain value as Prisma takes it; null is the database's own NULL. */
export function toJson(value: unknown): Prisma.InputJsonValue | typeof Prisma.DbNull {
  return value === null || value === undefined ? Prisma.DbNull : plain(value)
}

/** A plain value that is never null, without keys that are undefined. */
export function plain(value: NonNullable<unknown>): Prisma.InputJsonValue {
  // JSON.parse answers `any`; what JSON.stringify wrote is JSON by definition.
  return JSON.parse(JSON.stringify(value))
}

/** Whether two values are the same JSON; the order of keys does not matter. */
export function isSameJson(a: NonNullable<unknown>, b: NonNullable<unknown>): boolean {
  return isDeepStrictEqual(plain(a), plain(b))
}
