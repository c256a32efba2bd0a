import { describe, expect, test } from 'vitest'
import type { ServedFault } from '@/lib/readiness/rows/row-fault'
import { isUnread, itemsOf } from './item'

const row = { ecsAccount: 'core-ecs', region: 'us-east-1', name: 'main', arn: 'arn:main' }
const staleSince = '2026-11-24T00:00:00.000Z'
const faultOf = (resource: string | null): ServedFault => ({
  ecsAccount: 'core-ecs',
  region: 'us-east-1',
  resource,
  fault: {
    kind: 'denied',
    action: 'ecs:ListContainerInstances',
    code: null,
    requestId: null,
    region: 'us-east-1',
    message: 'No.',
  },
  cause: 'refused',
})
const lines = (rows: (typeof row & { staleSince?: string })[], faults: ServedFault[]) =>
  itemsOf({ rows, faults }, ({ name }) => name).map((item) => [item.row?.name ?? null, item.fault?.resource])

describe('lines', () => {
  test('are rows, then the faults that left others out', () => {
    expect(lines([row], [faultOf('batch'), faultOf(null)])).toEqual([
      ['main', undefined],
      [null, 'batch'],
      [null, null],
    ])
  })

  test('a resource that an earlier scan read is one line with the fault of this one', () => {
    expect(lines([{ ...row, staleSince }], [faultOf('main')])).toEqual([['main', 'main']])
  })

  test('a region’s fault stands by itself too: it may hide more than is remembered', () => {
    expect(lines([{ ...row, staleSince }], [faultOf(null)])).toEqual([
      ['main', null],
      [null, null],
    ])
  })
})

test('a line is unread where this scan has no row for it, whatever an earlier one had', () => {
  const items = itemsOf(
    { rows: [row, { ...row, name: 'old', staleSince }], faults: [faultOf(null)] },
    ({ name }) => name,
  )
  expect(items.map(isUnread)).toEqual([false, true, true])
})
