/** A thing within a fact: what tells it from the others, and what of it is worth telling when it changes. */
export type Item = {
  key: string
  /** "cluster main". */
  what: string
  state: Record<string, string | number | null>
  /** Parts that come and go one by one: the statements of a trust policy. */
  parts?: readonly string[]
}

export const item = (key: string, what: string, state: Item['state'] = {}): Item => ({ key, what, state })

/** Names as one value, in an order of their own; null where there are none. */
export const listed = (names: readonly string[]) => (names.length === 0 ? null : [...names].sort().join(', '))
