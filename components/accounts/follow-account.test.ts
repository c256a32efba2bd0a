import { expect, test } from 'vitest'
import type { ChangeLine } from '@/lib/contracts/history'
import { followAccount } from './follow-account'

const line = (revision: number, before: string | null, after: string | null): ChangeLine => ({
  revision,
  at: '2026-01-01T00:00:00.000Z',
  actor: 'person:ada@example.com',
  entity: 'aws-account',
  name: after ?? before ?? '',
  before: before === null ? null : { name: before },
  after: after === null ? null : { name: after },
})
const read = { name: 'core', version: 3 }

test.each([
  ['nothing was written since', [line(3, 'core', 'core')], 'core', null],
  ['it was changed', [line(4, 'core', 'core')], 'core', 4],
  ['it was renamed twice', [line(6, 'b', 'c'), line(4, 'core', 'b')], 'c', 6],
  ['it was deleted, and another has its name', [line(5, null, 'core'), line(4, 'core', null)], null, 4],
  [
    'it was renamed, and another has its name',
    [line(6, 'core', 'core'), line(5, null, 'core'), line(4, 'core', 'b')],
    'b',
    4,
  ],
] as const)('%s', (_what, lines, name, revision) => {
  const followed = followAccount(lines, read)
  expect([followed.name, followed.last?.revision ?? null]).toEqual([name, revision])
})
