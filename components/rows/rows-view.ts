import { createSerializer, type inferParserType, parseAsArrayOf, parseAsInteger, parseAsString } from 'nuqs/server'

/** What of a page with rows one looks at; all of it is in the URL. The search writes `q`, `ecsAccount` and `region`. */
export const rowsParsers = {
  q: parseAsString.withDefault(''),
  ecsAccount: parseAsString,
  region: parseAsString,
  /** A verdict of the page's own. */
  verdict: parseAsString,
  /** A kind of row of the page's own. */
  kind: parseAsString,
  /** Name of a column, with a minus before it from high to low; else worst first. */
  sort: parseAsString,
  /** Keys of the rows that stand open. */
  open: parseAsArrayOf(parseAsString).withDefault([]),
  page: parseAsInteger.withDefault(1),
}

export type RowsView = inferParserType<typeof rowsParsers>
export const serializeRowsView = createSerializer(rowsParsers)

/** A view without its filters. */
export const noFilter = { q: '', ecsAccount: null, region: null, verdict: null } as const satisfies Partial<RowsView>
