import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
      keepsToken: true,
      secret: null,
      passwords: true,
      oidc: null,
      trustedProxies: 0,
      privateWebhooks: false,
      clouddriverAuthorization: null,
      retentionDays: 90,
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

  test('processes of a shared database keep no token of their own', () => {
    const source = { SHIPSHAPE_AWS: 'live', SHIPSHAPE_ROLE: 'web', DATABASE_URL: 'postgresql://u@127.0.0.1/d' }
    expect(readEnv(source)).toMatchObject({ token: null, keepsToken: false })
  })

  test('an empty variable is an unset one', () => {
    expect(readEnv({ SHIPSHAPE_TOKEN: '', HOST: '', PORT: '', DATABASE_URL: '' })).toEqual(readEnv({}))
  })

  test.each(['127.0.0.1', '127.9.8.7', '::1', '[::1]', 'localhost', 'LOCALHOST'])('binds %s', (HOST) => {
    expect(readEnv({ HOST }).host).toBe(HOST)
  })

  const elsewhere = [
    '0.0.0.0',
    '::',
    '10.0.0.4',
    'shipshape.example.com',
    '127.0.0.1.example.com',
    '127.1',
    '1270.0.0.1',
  ]

  test.each(elsewhere)('binds %s in live mode only, and only under a known address', (HOST) => {
    expect(() => readEnv({ HOST })).toThrow(/^HOST is ".*", which other machines could reach/)
    expect(() => readEnv({ HOST, SHIPSHAPE_AWS: 'live' })).toThrow(/SHIPSHAPE_URL is not set/)
    const SHIPSHAPE_URL = 'https://shipshape.example.com'
    expect(() => readEnv({ HOST, SHIPSHAPE_URL })).toThrow(/the sandbox signs everybody in/)
    expect(readEnv({ HOST, SHIPSHAPE_AWS: 'live', SHIPSHAPE_URL }).host).toBe(HOST)
  })

  const provider = {
    SHIPSHAPE_OIDC_ISSUER: 'https://id.example.com/realm',
    SHIPSHAPE_OIDC_CLIENT_ID: 'shipshape',
    SHIPSHAPE_OIDC_CLIENT_SECRET: 'secret',
  }

  test('an identity provider takes three variables; everybody may read', () => {
    expect(readEnv(provider).oidc).toEqual({
      issuer: 'https://id.example.com/realm',
      clientId: 'shipshape',
      clientSecret: 'secret',
      name: 'single sign-on',
      scope: 'openid email profile',
      groupsClaim: 'groups',
      access: [{ group: '*', access: 'read' }],
      domains: null,
    })
    const more = { SHIPSHAPE_OIDC_ACCESS: 'a=b=admin, sre = edit', SHIPSHAPE_OIDC_DOMAINS: '@Example.com, example.org' }
    expect(readEnv({ ...provider, ...more }).oidc).toMatchObject({
      access: [
        { group: 'a=b', access: 'admin' },
        { group: 'sre', access: 'edit' },
      ],
      domains: ['example.com', 'example.org'],
    })
  })

  test.each([
    [{ ...provider, SHIPSHAPE_OIDC_CLIENT_ID: '' }, 'SHIPSHAPE_OIDC_CLIENT_ID is not set. An identity provider takes'],
    [{ SHIPSHAPE_OIDC_ISSUER: 'https://id.example.com' }, 'CLIENT_ID and SHIPSHAPE_OIDC_CLIENT_SECRET are not set.'],
    [{ ...provider, SHIPSHAPE_OIDC_ISSUER: 'http://id.example.com' }, 'an issuer on another machine needs https'],
    [
      { ...provider, SHIPSHAPE_OIDC_ACCESS: 'platform:admin' },
      'SHIPSHAPE_OIDC_ACCESS has "platform:admin"; it needs pairs',
    ],
    [{ ...provider, SHIPSHAPE_OIDC_ACCESS: 'platform=owner' }, 'SHIPSHAPE_OIDC_ACCESS has "platform=owner"'],
    [{ SHIPSHAPE_PASSWORDS: 'off' }, 'there is no identity provider, so nobody could sign in'],
    [{ SHIPSHAPE_PASSWORDS: 'no' }, 'SHIPSHAPE_PASSWORDS is "no"; it may be on, off.'],
    [{ SHIPSHAPE_RETENTION_DAYS: '0' }, 'SHIPSHAPE_RETENTION_DAYS is "0"; it needs a number of days, 1 to 9999.'],
    [{ SHIPSHAPE_TRUST_PROXY: 'true' }, 'SHIPSHAPE_TRUST_PROXY is "true"; it needs the number of proxies in front'],
    [{ SHIPSHAPE_SECRET: 'short' }, 'SHIPSHAPE_SECRET is too short'],
    [{ SHIPSHAPE_TOKEN: 'x', SHIPSHAPE_TOKEN_FILE: '/x' }, 'SHIPSHAPE_TOKEN and SHIPSHAPE_TOKEN_FILE are both set.'],
    [{ SHIPSHAPE_TOKEN_FILE: '/nowhere/x' }, 'SHIPSHAPE_TOKEN_FILE names /nowhere/x, which cannot be read'],
    [{ DATABASE_URL_FILE: '/dev/null' }, 'DATABASE_URL_FILE names /dev/null, which is empty.'],
  ])('%j: %s', (source, message) => {
    expect(() => readEnv(source)).toThrow(message)
  })

  test('secrets may stand in files, of which one newline at the end is none of theirs', () => {
    const folder = mkdtempSync(join(tmpdir(), 'shipshape-env-'))
    const fileOf = (name: string, text: string) => {
      writeFileSync(join(folder, name), text)
      return join(folder, name)
    }
    const read = readEnv({
      ...provider,
      SHIPSHAPE_OIDC_CLIENT_SECRET: '',
      SHIPSHAPE_OIDC_CLIENT_SECRET_FILE: fileOf('client', 'a secret\n\n'),
      SHIPSHAPE_TOKEN_FILE: fileOf('token', 'operator\n'),
      DATABASE_URL_FILE: fileOf('database', 'postgresql://db/x'),
    })
    rmSync(folder, { recursive: true })
    expect(read).toMatchObject({ token: 'operator', databaseUrl: 'postgresql://db/x', embedded: false })
    expect(read.oidc?.clientSecret).toBe('a secret\n')
  })

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
