import { describe, expect, test } from 'vitest'
import { readEnv } from './env'

describe('readEnv', () => {
  test('needs nothing: a sandbox on 127.0.0.1:3000 with its data in .data', () => {
    expect(readEnv({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: null,
      mode: 'sandbox',
      sandboxUrl: null,
      dataDir: '.data',
      databaseUrl: null,
      embedded: true,
      supervised: false,
      sandboxPort: null,
      noPort: false,
      token: null,
      role: 'both',
      allowed: { profiles: null, roles: null },
      logLevel: 'info',
      development: false,
    })
  })

  test('the database of the start script serves where nobody named another', () => {
    const own = 'postgresql://own'
    const theirs = 'postgresql://db/x'
    expect(readEnv({ SHIPSHAPE_EMBEDDED_URL: own })).toMatchObject({ databaseUrl: own, embedded: true })
    expect(readEnv({ SHIPSHAPE_EMBEDDED_URL: own, DATABASE_URL: theirs })).toMatchObject({
      databaseUrl: theirs,
      embedded: false,
    })
  })

  test('an empty variable is an unset one', () => {
    expect(readEnv({ SHIPSHAPE_TOKEN: '', HOST: '', PORT: '', DATABASE_URL: '' })).toEqual(readEnv({}))
  })

  test.each(['127.0.0.1', '127.9.8.7', '::1', '[::1]', 'localhost', 'LOCALHOST'])('binds %s', (HOST) => {
    expect(readEnv({ HOST }).host).toBe(HOST)
  })

  test.each(['0.0.0.0', '::', '10.0.0.4', 'shipshape.example.com', '127.0.0.1.example.com', '127.1', '1270.0.0.1'])(
    'refuses to bind %s, in live mode too',
    (HOST) => {
      expect(() => readEnv({ HOST })).toThrow(/^HOST is ".*", which other machines could reach/)
      expect(() => readEnv({ HOST, SHIPSHAPE_AWS: 'live' })).toThrow(/^HOST /)
    },
  )

  test.each([
    [{ PORT: '70000' }, 'PORT needs a number from 1 to 65535.'],
    [{ PORT: '3000x' }, 'PORT is "3000x"; it needs a number from 1 to 65535.'],
    [{ SHIPSHAPE_AWS: 'moto' }, 'SHIPSHAPE_AWS is "moto"; it may be sandbox, live.'],
    [{ SHIPSHAPE_ROLE: 'both' }, 'SHIPSHAPE_ROLE is "both"; it may be web, worker.'],
    [{ SHIPSHAPE_ROLE: 'worker' }, 'SHIPSHAPE_ROLE is "worker", but only one process can use the embedded database.'],
    [{ SHIPSHAPE_URL: 'shipshape.example.com' }, 'SHIPSHAPE_URL is "shipshape.example.com"; it needs a whole address'],
    [{ SHIPSHAPE_URL: 'https://example.com/ship' }, 'SHIPSHAPE_URL names an origin'],
    [{ DATABASE_URL: 'mysql://root:secret@db/x' }, 'DATABASE_URL needs the form postgresql://'],
    [{ SHIPSHAPE_URL: 'https://demo.example.com' }, 'the sandbox signs everybody in without a password'],
    [
      { SHIPSHAPE_AWS: 'live', SHIPSHAPE_ROLE: 'web', DATABASE_URL: 'postgresql://u@127.0.0.1/d' },
      'SHIPSHAPE_TOKEN is not set, but SHIPSHAPE_ROLE is "web"',
    ],
  ])('%j: %s', (source, message) => {
    expect(() => readEnv(source)).toThrow(message)
  })

  test('names every wrong variable at once, and no password', () => {
    const read = () => readEnv({ PORT: 'x', DATABASE_URL: 'mysql://root:secret@db/x' })
    expect(read).toThrow(/PORT .*\nDATABASE_URL /)
    expect(read).not.toThrow(/secret/)
  })

  test('the public address is an origin, without a slash at the end', () => {
    expect(readEnv({ SHIPSHAPE_AWS: 'live', SHIPSHAPE_URL: 'https://shipshape.example.com/' }).publicUrl).toBe(
      'https://shipshape.example.com',
    )
  })
})
