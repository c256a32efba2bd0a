import { expect, test } from 'vitest'
import { csvOf, type FileColumn, jsonOf } from './table-file'

const columns: FileColumn<{ name: string; fits: number | null }>[] = [
  { name: 'Cluster', text: ({ name }) => name },
  { name: 'Fits', text: ({ fits }) => fits },
]

test.each([
  ['words and numbers stand as they are', { name: 'core', fits: 4 }, 'core,4'],
  ['what is not known is empty', { name: 'core', fits: null }, 'core,'],
  ['commas, quotes and lines are quoted', { name: 'a,"b"\nc', fits: 0 }, '"a,""b""\nc",0'],
  ['what a spreadsheet would run is text', { name: '=HYPERLINK("x")', fits: -1 }, '"\'=HYPERLINK(""x"")",-1'],
])('CSV: %s', (_what, row, line) => {
  expect(csvOf(columns, [row])).toBe(`Cluster,Fits\r\n${line}\r\n`)
})

test('JSON is a list of objects by the names of the columns', () => {
  expect(JSON.parse(jsonOf(columns, [{ name: 'core', fits: 4 }]))).toEqual([{ Cluster: 'core', Fits: 4 }])
})
