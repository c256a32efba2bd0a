import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { itemsOf } from './item'
import type { RowColumn } from './row-columns'
import { RowsTable } from './rows-table'
import type { RowsView } from './rows-view'
import type { RowWords } from './select-items'

type Row = { ecsAccount: string; region: string; name: string; arn: string; fits: number }

const words: RowWords<Row> = {
  textOf: ({ name }) => name,
  verdicts: ['bad', 'good'],
  verdictOf: ({ row }) => (row !== null && row.fits > 5 ? 'good' : 'bad'),
}
const columns: RowColumn<Row>[] = [
  {
    id: 'name',
    head: 'Name',
    isRowHead: true,
    text: ({ row }) => row?.name ?? null,
    draw: ({ row }) => row?.name ?? 'could not read',
  },
  {
    id: 'fits',
    head: 'Fits',
    text: ({ row }) => row?.fits ?? null,
    sortValue: ({ fits }) => fits,
    draw: ({ row }) => row?.fits,
  },
]
const rowOf = (name: string, fits: number): Row => ({ ecsAccount: 'core', region: 'r', name, arn: name, fits })
const fault = {
  kind: 'denied' as const,
  action: 'ecs:ListClusters',
  code: null,
  requestId: null,
  region: 'r',
  message: '',
}
const items = itemsOf(
  {
    rows: [rowOf('b', 9), rowOf('c', 10), rowOf('a', 1)],
    faults: [{ ecsAccount: 'core', region: 'r', resource: null, fault, cause: 'refused' }],
  },
  ({ name }) => name,
)
const view: RowsView = {
  q: '',
  ecsAccount: null,
  region: null,
  verdict: null,
  kind: null,
  sort: null,
  open: [],
  page: 1,
}

/** The names of the rows as drawn, from the first to the last. */
function drawn(change: Partial<RowsView>): (string | undefined)[] {
  const html = renderToStaticMarkup(
    <RowsTable
      caption="Rows"
      what="rows"
      items={items}
      columns={columns}
      words={words}
      control={{
        view: { ...view, ...change },
        change: () => Promise.resolve(),
        linkTo: () => ({ href: '', onClick: () => undefined }),
      }}
      details={({ name }) => <p>Behind {name}</p>}
    />,
  )
  return [...html.matchAll(/<th scope="row"[^>]*>(.*?)<\/th>|<p>(.*?)<\/p>/g)].map(([, name, behind]) => name ?? behind)
}

test.each([
  ['worst first, then by name', null, ['a', 'could not read', 'b', 'c']],
  ['by number, low to high; what could not be read stays on top', 'fits', ['could not read', 'a', 'b', 'c']],
  ['by number, high to low; what could not be read stays on top', '-fits', ['could not read', 'c', 'b', 'a']],
  ['as by default where the column is unknown', 'colour', ['a', 'could not read', 'b', 'c']],
  ['as by default where the column does not sort', 'name', ['a', 'could not read', 'b', 'c']],
])('sorts %s', (_how, sort, names) => {
  expect(drawn({ sort })).toEqual(names)
})

test('several rows stand open at once', () => {
  expect(drawn({ open: ['core~r~c', 'core~r~a'] })).toEqual(['a', 'Behind a', 'could not read', 'b', 'c', 'Behind c'])
})

test('a row that stands open has what stands behind it under itself', () => {
  expect(drawn({ open: ['core~r~b'] })).toEqual(['a', 'could not read', 'b', 'Behind b', 'c'])
})
