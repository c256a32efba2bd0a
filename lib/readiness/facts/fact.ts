import type { z } from 'zod'
import type { Item } from './item'

/**
 * One fact: where it is read, the version of its shape, and the things in it that are worth telling when they change.
 * What moves by itself all the time (running tasks, free addresses, an alarm's state) is no change; facts that only follow
 * from others, or about Shipshape itself, have no items.
 */
export type Fact<Scope extends 'account' | 'region', S extends z.ZodType> = {
  scope: Scope
  version: number
  schema: S
  /** `other` is the reading it is compared with: what that one could not read is left out on both sides. */
  items?: (value: z.output<S>, other: z.output<S>) => Item[]
}

/** Checks a fact's items against its schema. */
export function fact<const Scope extends 'account' | 'region', S extends z.ZodType>(
  definition: Fact<Scope, S>,
): Fact<Scope, S> {
  return definition
}
