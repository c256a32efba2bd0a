import { expect, test } from 'vitest'
import { openDatabase } from './client'
import { freePort } from './embedded/free-port.js'

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
const open = (databaseUrl: string | null, embedded: boolean) =>
  openDatabase({ databaseUrl, embedded, mode: 'sandbox' }).then(() => 'opened', messageOf)

test('without an address it says how to get a database', async () => {
  expect(await open(null, true)).toMatch(/npm start, .* or set DATABASE_URL/)
})

test('a server that is not there is named with its variable, and no password is told', async () => {
  const port = await freePort()
  const url = `postgresql://ada:secret@127.0.0.1:${port}/ships`
  expect(await open(url, false)).toBe(
    `The Postgres server that DATABASE_URL names (127.0.0.1:${port}/ships) cannot be reached: ECONNREFUSED. See that it runs and takes connections from here.`,
  )
  expect(await open(url, true)).toMatch(/^The embedded database .* ECONNREFUSED/)
})
