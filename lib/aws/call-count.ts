import type { FactName, Facts } from '@/lib/readiness/facts'

/** Requests by action, as in IAM: `ecs:ListClusters`. */
export type Calls = Readonly<Record<string, number>>

/** The last good value of a fact; undefined where it was never read. */
export type LastRead = <K extends FactName>(fact: K) => Facts[K] | undefined

/** Pages that hold `items`: one at least, because an empty list is a page too. Undefined where the items are not known. */
export const pages = (items: readonly unknown[] | undefined, size: number) =>
  items === undefined ? undefined : Math.max(1, Math.ceil(items.length / size))

/** `count` requests of one action; undefined where the count is not known. */
export const requests = (action: string, count: number | undefined): Calls | undefined =>
  count === undefined ? undefined : { [action]: count }
