import { expect, test } from 'vitest'
import { itemsOf } from './item'
import { type Columns, sortItems } from './select-items'

type Row = { ecsAccount: string; region: string; name: string; arn: string; fits: number }
const columns: Columns<Row> = {
  textOf: ({ name }) => name,
  verdicts: ['bad', 'good'],
  verdictOf: ({ row }) => (row !== null && row.fits > 5 ? 'good' : 'bad'),
  sorts: { fits: ({ fits }) => fits },
}
const rowOf = (name: string, fits: number): Row => ({ ecsAccount: 'core', region: 'r', name, arn: name, fits })
const items = itemsOf({ rows: [rowOf('b', 9), rowOf('c', 10), rowOf('a', 1)], faults: [] }, ({ name }) => name)

test.each([
  ['worst first, then by name', null, ['a', 'b', 'c']],
  ['by number, low to high', 'fits', ['a', 'b', 'c']],
  ['by number, high to low', '-fits', ['c', 'b', 'a']],
  ['as by default where the column is unknown', 'colour', ['a', 'b', 'c']],
])('sorts %s', (_how, sort, names) => {
  expect(sortItems(items, sort, columns).map(({ row }) => row?.name)).toEqual(names)
})
