import {
  createLoader,
  createParser,
  createSerializer,
  type inferParserType,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server'
import { type Group, groups } from '@/lib/readiness/group'
import { statuses } from '@/lib/readiness/status'

/** One cell of the matrix. */
export type CellPlace = { ecsAccount: string; group: Group }

/** `cluster:core-ecs`; the group first, as only account names may hold a colon. */
const parseAsCell = createParser<CellPlace>({
  parse(text) {
    const colon = text.indexOf(':')
    const group = groups.find((name) => name === text.slice(0, colon))
    return group ? { group, ecsAccount: text.slice(colon + 1) } : null
  },
  serialize: ({ ecsAccount, group }) => `${group}:${ecsAccount}`,
  eq: (a, b) => a.ecsAccount === b.ecsAccount && a.group === b.group,
})

const sortColumns = ['name', 'aws-account', 'checked', ...groups] as const
export type SortColumn = (typeof sortColumns)[number]
/** By status, the worst first, or by a column; a minus before it turns its order around. */
export type Sort = 'status' | SortColumn | `-${SortColumn}`

const sorts: readonly Sort[] = ['status', ...sortColumns, ...sortColumns.map((column) => `-${column}` as const)]

/** The column that a sort names; null for by status. */
export function sortColumnOf(sort: Sort): SortColumn | null {
  return sortColumns.find((column) => column === sort.replace(/^-/, '')) ?? null
}

/** What of Readiness one looks at; all of it is in the URL. */
export const viewParsers = {
  status: parseAsStringLiteral([...statuses, 'gaps', 'not-checked'] as const),
  /** With a status: only accounts that have it in this group. */
  group: parseAsStringLiteral(groups),
  q: parseAsString.withDefault(''),
  sort: parseAsStringLiteral(sorts).withDefault('status'),
  cell: parseAsCell,
  page: parseAsInteger.withDefault(1),
}

export type View = inferParserType<typeof viewParsers>
/** Reads the view from a page's search parameters, on the server. */
export const loadView = createLoader(viewParsers)
export const serializeView = createSerializer(viewParsers)
