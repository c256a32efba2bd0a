import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Ajv from 'ajv'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readEnv } from '@/lib/env'

const chart = 'deploy/helm/shipshape'
const text = (path: string) => readFileSync(path, 'utf8')
const yaml = (path: string) => parse(text(path), { merge: true })

describe('what is deployed knows the variables that Shipshape reads', () => {
  const documented = new Set(text('README.md').match(/(?<=`)[A-Z][A-Z_]+(?=`)/g))
  const files = ['Dockerfile', 'compose.yaml', `${chart}/templates/_helpers.tpl`, `${chart}/values.yaml`]

  test.each(files)('%s', (file) => {
    const named = text(file).match(/\b(SHIPSHAPE|DATABASE)_[A-Z][A-Z_]*[A-Z]\b/g) ?? []
    const plain = named.map((name) => name.replace(/_FILE$/, '')).filter((name) => name !== 'SHIPSHAPE_OIDC')
    expect(plain.length).toBeGreaterThan(0)
    expect(plain.filter((name) => !documented.has(name))).toEqual([])
  })
})

describe('compose.yaml', () => {
  const { services, secrets } = yaml('compose.yaml')
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'shipshape-secrets-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test.each(['web', 'worker'] as const)('%s starts with what the image and this file say', (role) => {
    const inImage = Object.fromEntries(
      [...text('Dockerfile').matchAll(/^(?:ENV| {3}) ([A-Z_]+)=(\S+)/gm)].map(([, name, value]) => [name, value]),
    )
    const values: Record<string, string> = {
      'database-url': 'postgresql://shipshape:secret@postgres:5432/shipshape',
      'shipshape-secret': 'x'.repeat(64),
    }
    const given = Object.entries<string>(services[role].environment).map(([name, value]) => {
      const plain = value.replace(/^\$\{\w+:-(.*)\}$/, '$1')
      const secret = /^\/run\/secrets\/(.+)$/.exec(plain)?.[1]
      if (secret === undefined) return [name, plain]
      expect(services[role].secrets).toContain(secret)
      const file = join(folder, secret)
      writeFileSync(file, values[secret] ?? '')
      return [name, file]
    })
    const env = readEnv({ ...inImage, ...Object.fromEntries(given) })
    expect(env).toMatchObject({ mode: 'live', role, host: '0.0.0.0', publicUrl: 'http://127.0.0.1:3000' })
    expect(env).toMatchObject({ databaseUrl: values['database-url'], secret: values['shipshape-secret'] })
  })

  test('each secret that a service names is a file that new-secrets.sh makes', () => {
    const named = Object.values<{ secrets?: string[] }>(services).flatMap((service) => service.secrets ?? [])
    expect(new Set(named)).toEqual(new Set(Object.keys(secrets)))
    for (const name of named) {
      expect(secrets[name].file).toBe(`secrets/${name}`)
      expect(text('deploy/new-secrets.sh')).toContain(`>secrets/${name}\n`)
    }
  })

  test('no service of ours may write its own files or gain a right', () => {
    for (const role of ['web', 'worker']) {
      expect(services[role]).toMatchObject({ read_only: true, cap_drop: ['ALL'] })
      expect(services[role].security_opt).toEqual(['no-new-privileges:true'])
    }
  })
})

describe('the chart', () => {
  const accepts = new Ajv({ strict: false }).compile(JSON.parse(text(`${chart}/values.schema.json`)))
  const defaults = yaml(`${chart}/values.yaml`)
  const url = { url: 'https://shipshape.example.com' }

  test.each(readdirSync(`${chart}/ci`))('its schema takes %s', (file) => {
    expect(accepts({ ...defaults, ...yaml(`${chart}/ci/${file}`) }) || accepts.errors).toBe(true)
  })

  test.each([
    ['no address', {}],
    ['an address with a path', { url: 'https://example.com/shipshape' }],
    ['a value that nobody knows', { ...url, replicas: 2 }],
    ['a secret that nobody reads', { ...url, secrets: { values: { password: 'x' } } }],
    ['a short secret', { ...url, secrets: { values: { 'shipshape-secret': 'short' } } }],
    ['a provider without a client', { ...url, oidc: { issuer: 'https://example.okta.com' } }],
  ])('its schema refuses %s', (_, values) => {
    expect(accepts({ ...defaults, ...values })).toBe(false)
  })

  test('runs the user and the version of the image', () => {
    const user = /^USER (\d+):\1$/m.exec(text('Dockerfile'))?.[1]
    expect(text(`${chart}/templates/_helpers.tpl`)).toContain(`runAsUser: ${user}\n`)
    expect(yaml(`${chart}/Chart.yaml`).appVersion).toBe(JSON.parse(text('package.json')).version)
  })
})
