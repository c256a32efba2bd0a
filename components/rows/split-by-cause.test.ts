import { expect, test } from 'vitest'
import type { ServedFault } from '@/lib/readiness/rows/row-fault'
import { itemsOf } from './item'
import { splitByCause } from './split-by-cause'

const faultIn = (ecsAccount: string, region: string, cause: string): ServedFault => ({
  ecsAccount,
  region,
  resource: null,
  fault: { kind: 'denied', action: 'sts:AssumeRole', code: null, requestId: null, region: null, message: 'No.' },
  cause,
})
const row = { ecsAccount: 'core-ecs', region: 'us-east-1', name: 'main', arn: 'arn:main' }
const stale = { ...row, ecsAccount: 'b-ecs', name: 'old', staleSince: '2026-11-24T00:00:00.000Z' }

const split = (rows: (typeof row)[], faults: ServedFault[]) => {
  const { alone, shared } = splitByCause(itemsOf({ rows, faults }, ({ name }) => name))
  return {
    alone: alone.map(({ row, ecsAccount, region }) => row?.name ?? `${ecsAccount} ${region}`),
    shared: shared.map((group) => [group.lead, ...group.waiting].map((item) => `${item.ecsAccount} ${item.region}`)),
  }
}

test('faults of one cause are one group, across regions and accounts; the others stay lines', () => {
  const faults = [
    faultIn('a-ecs', 'us-east-1', 'refused'),
    faultIn('a-ecs', 'eu-west-1', 'refused'),
    faultIn('b-ecs', 'us-east-1', 'refused'),
    faultIn('c-ecs', 'us-east-1', 'of c alone'),
  ]
  expect(split([row], faults)).toEqual({
    alone: ['main', 'c-ecs us-east-1'],
    shared: [['a-ecs us-east-1', 'a-ecs eu-west-1', 'b-ecs us-east-1']],
  })
})

test('a row that an earlier scan read stays a row, with its fault', () => {
  const faults = [faultIn('a-ecs', 'us-east-1', 'refused'), faultIn('b-ecs', 'us-east-1', 'refused')]
  expect(split([stale], faults)).toEqual({ alone: ['old'], shared: [['a-ecs us-east-1', 'b-ecs us-east-1']] })
})
