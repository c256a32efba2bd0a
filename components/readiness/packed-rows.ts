import type { AccountRow } from './account-row'

/** Rows are made once for what is stored and never changed: every visitor gets the same text. */
const packed = new WeakMap<readonly AccountRow[], string>()

/**
 * Rows as one text. Handed over as objects, each value of a thousand rows is written, read and written again for every
 * visitor, which takes longer than all the rest of the page.
 */
export function packRows(rows: readonly AccountRow[]): string {
  const text = packed.get(rows) ?? JSON.stringify(rows)
  packed.set(rows, text)
  return text
}

/** The rows of a text that `packRows` of this very build has made. */
export function unpackRows(text: string): readonly AccountRow[] {
  const rows: readonly AccountRow[] = JSON.parse(text)
  return rows
}
