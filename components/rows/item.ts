import type { ServedFault } from '@/lib/readiness/rows/row-fault'

type Place = { ecsAccount: string; region: string | null }
type Answer<R> = { rows: readonly R[]; faults: readonly ServedFault[] }
type AnyRow = { ecsAccount: string; region?: string; name: string; arn: string; staleSince?: string | undefined }

/** A line of a fault that left out rows nobody knows of. */
export type UnreadItem = Place & { key: string; row: null; fault: ServedFault; staleSince: null }

/**
 * One line of a table: a row that was read, a row that only an earlier scan could read (with the fault of this one), or
 * a fault that left out rows nobody knows of.
 */
export type Item<R> =
  | (Place & { key: string; row: R; fault: null; staleSince: null })
  | (Place & { key: string; row: R; fault: ServedFault | null; staleSince: string })
  | UnreadItem

/** Whether a line is a fault alone. */
export function isFaultAlone(item: Item<unknown>): item is UnreadItem {
  return item.row === null
}

/** Whether a line is not of the latest scan's rows, which the navigation counts: Shipshape could not read it this time. */
export function isUnread({ row, staleSince }: Item<unknown>): boolean {
  return row === null || staleSince !== null
}

/** Everything that a list of rows says, as lines. `keyOf` tells apart rows of one account and region. */
export function itemsOf<R extends AnyRow>({ rows, faults }: Answer<R>, keyOf: (row: R) => string): Item<R>[] {
  const ofRows = rows.map((row) => itemOf(row, faults, keyOf))
  // A fault of one resource whose earlier answer is known stands in that row.
  const alone = faults.filter(({ resource }, index) => {
    const isInRow = ofRows.some(({ fault }) => fault === faults[index])
    return resource === null || !isInRow
  })
  return [...ofRows, ...alone.map(faultItem)]
}

function itemOf<R extends AnyRow>(row: R, faults: readonly ServedFault[], keyOf: (row: R) => string): Item<R> {
  const { ecsAccount, staleSince } = row
  const region = row.region ?? null
  const common = { key: [ecsAccount, region, keyOf(row)].filter(Boolean).join('~'), ecsAccount, region, row }
  if (staleSince === undefined) return { ...common, fault: null, staleSince: null }
  const here = faults.filter((each) => each.ecsAccount === ecsAccount && (each.region ?? region) === region)
  const fault =
    here.find(({ resource }) => resource === row.name) ?? here.find(({ resource }) => resource === null) ?? null
  return { ...common, fault, staleSince }
}

function faultItem(fault: ServedFault): UnreadItem {
  const { ecsAccount, region, resource } = fault
  const key = ['could-not-read', ecsAccount, region, resource, fault.fault.action].filter(Boolean).join('~')
  return { key, ecsAccount, region, row: null, fault, staleSince: null }
}
