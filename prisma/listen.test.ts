import { EventEmitter, once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from './database'
import { notify } from './repositories/notify'
import { openUnprepared } from './testing/test-database'

let database: Database
let other: Database
beforeAll(async () => {
  const opened = await openUnprepared()
  database = opened.database
  other = opened.another()
})
afterAll(() => database.close())

test('what one process sends when it commits, another hears, and no longer when it has stopped listening', async () => {
  const heard = new EventEmitter()
  const payloads: (string | null)[] = []
  const unlisten = await other.listen('scan', (payload) => {
    payloads.push(payload)
    heard.emit('one')
  })
  await other.listen('run', () => heard.emit('last'))

  const first = once(heard, 'one')
  await database.prisma.$transaction((tx) => notify(tx, 'scan', 'a'))
  await first

  const undone = database.prisma.$transaction(async (tx) => {
    await notify(tx, 'scan', 'undone')
    throw new Error('rolled back')
  })
  await expect(undone).rejects.toThrow('rolled back')

  unlisten()
  await notify(database.prisma, 'scan', 'b')
  const last = once(heard, 'last')
  await notify(database.prisma, 'run', '')
  await last
  expect(payloads).toEqual(['a'])
})

test('a listener whose connection broke is told to look again', async () => {
  if (database.embedded) {
    // There is no connection that could break.
    expect(other).toBe(database)
    return
  }
  const missed = new Promise((resolve) => other.listen('queue', resolve).then(breakListeners))
  expect(await missed).toBeNull()
})

const breakListeners = () =>
  database.execute(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND query LIKE 'LISTEN%'`)
