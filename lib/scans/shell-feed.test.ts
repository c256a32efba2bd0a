import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { EventPortion } from '@/lib/contracts/event-portion'
import type { ShellEvent } from '@/lib/contracts/events'
import type { Database } from '@/prisma/database'
import { updateSettings } from '@/prisma/repositories/settings'
import { emptyTables, openTestDatabase } from '@/prisma/testing/test-database'
import { openScans, type RunningScans } from './open-scans'
import { addAccounts, partsOf, smallWorld } from './testing/small-world'

let database: Database
let scans: RunningScans

beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(async () => {
  await emptyTables(database)
})
afterAll(() => database.close())

/** Takes portions until one holds what `isIt` looks for; what came is in `heard`. */
async function until(
  stream: AsyncIterator<EventPortion<ShellEvent>>,
  heard: ShellEvent[],
  isIt: (event: ShellEvent) => boolean,
): Promise<void> {
  while (!heard.some(isIt)) {
    const { value, done } = await stream.next()
    if (done) throw new Error('The stream ended before that.')
    heard.push(...value.events.map(({ event }: { event: ShellEvent }) => event))
  }
}

test('every page hears of a check and of a write, whoever began them, and begins with how things stand', async () => {
  await addAccounts(database, { prod: { accountId: '111111111111' } })
  scans = await openScans(partsOf(smallWorld(), database), { works: true })
  const leaving = new AbortController()
  const stream = scans.streamShell(leaving.signal)[Symbol.asyncIterator]()
  const heard: ShellEvent[] = []
  await until(stream, heard, ({ type }) => type === 'settings')
  expect(heard).toEqual([
    { type: 'registry', data: { revision: 1, actor: 'test' } },
    { type: 'settings', data: { revision: expect.any(Number) } },
  ])

  const { id } = await scans.requestScan({ ecsAccounts: null, checks: null, actor: 'ada' })
  const ended = { type: 'scan', data: { id, state: 'done', actor: 'ada' } }
  await until(stream, heard, (event) => event.type === 'scan' && event.data.state === 'done')
  expect(heard).toContainEqual(ended)

  const edit = <T extends { release: string | null }>(before: T) => ({ ...before, release: '1.28' })
  await updateSettings(database.prisma, { edit, actor: 'grace' })
  await until(stream, heard, (event) => event.type === 'settings' && event.data.revision === 2)
  expect(heard).toContainEqual({ type: 'registry', data: { revision: 2, actor: 'grace' } })

  const late = scans.streamShell(leaving.signal)[Symbol.asyncIterator]()
  const first: ShellEvent[] = []
  await until(late, first, ({ type }) => type === 'scan')
  expect(first).toContainEqual(ended)
  leaving.abort()
  expect((await stream.next()).done).toBe(true)
  await scans.stop()
})
