import type { APIRequestContext, APIResponse } from '@playwright/test'
import { expect, test, visit } from './fixtures'

const yaml = { 'content-type': 'application/yaml' }
const importPath = '/api/v1/registry/import'
const prod = { name: 'prod', accountId: '123456789012', regions: [{ name: 'us-east-1' }] }

/** Nine levels of ten aliases each: a billion strings out of 1 kB. */
const anchorBomb = Array.from({ length: 9 }, (_, level) => {
  const items = level === 0 ? Array(10).fill('"lol"') : Array(10).fill(`*a${level - 1}`)
  return `a${level}: &a${level} [${items.join(', ')}]`
}).join('\n')

const danglingYaml = `ecs:
  enabled: true
  accounts:
    - name: somewhere
      awsAccount: nowhere
`
const shortIdYaml = `aws:
  accounts:
    - name: prod
      accountId: "12345678901"
`
const twiceYaml = `aws:
  accounts:
    - { name: prod, accountId: "123456789012" }
    - { name: prod, accountId: "123456789013" }
`
const wrongTypesYaml = `aws:
  enabled: perhaps
  accounts: prod
`

type Refusal = {
  what: string
  send: (api: APIRequestContext) => Promise<APIResponse>
  status: number
  says: RegExp
  /** Line and path of the first problem, where the text has places. */
  at?: { line?: number | null; path?: string }
}

const imported = (data: string | Buffer) => (api: APIRequestContext) => api.post(importPath, { headers: yaml, data })
const posted = (path: string, data: object) => (api: APIRequestContext) => api.post(`/api/v1/${path}`, { data })

const refusals: readonly Refusal[] = [
  {
    what: 'malformed YAML',
    send: imported('aws:\n  accounts:\n    - name: prod\n     accountId: "123456789012"\n'),
    status: 422,
    says: /not valid YAML/,
    at: { line: 4 },
  },
  { what: 'an anchor bomb', send: imported(anchorBomb), status: 422, says: /alias/i },
  { what: '5 MB of YAML', send: imported(`# ${'x'.repeat(5_000_000)}\n`), status: 413, says: /2 MiB/ },
  { what: 'binary', send: imported(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe])), status: 400, says: /UTF-8/ },
  {
    what: 'a dangling awsAccount in a file',
    send: imported(danglingYaml),
    status: 422,
    says: /nowhere/,
    at: { line: 5 },
  },
  { what: 'an 11-digit id in a file', send: imported(shortIdYaml), status: 422, says: /12 digits/, at: { line: 4 } },
  { what: 'a name twice in a file', send: imported(twiceYaml), status: 422, says: /prod/, at: { line: 4 } },
  { what: 'wrong types in a file', send: imported(wrongTypesYaml), status: 422, says: /enabled|accounts/ },
  {
    what: 'YAML that says it is something else',
    send: (api) => api.post(importPath, { headers: { 'content-type': 'image/png' }, data: danglingYaml }),
    status: 415,
    says: /application\/yaml/,
  },
  {
    what: 'a dangling awsAccount',
    send: posted('ecs-accounts', { name: 'somewhere', awsAccount: 'nowhere' }),
    status: 422,
    says: /nowhere/,
    at: { path: 'awsAccount' },
  },
  {
    what: 'an 11-digit id',
    send: posted('aws-accounts', { ...prod, accountId: '12345678901' }),
    status: 422,
    says: /12 digits/,
    at: { path: 'accountId' },
  },
  { what: 'a name that is taken', send: posted('aws-accounts', { ...prod, name: 'core' }), status: 409, says: /core/ },
  {
    what: 'wrong types',
    send: posted('aws-accounts', { ...prod, regions: 'us-east-1' }),
    status: 422,
    says: /regions/,
    at: { path: 'regions' },
  },
  {
    what: 'a key that is a slip',
    send: posted('aws-accounts', { ...prod, assumeRoll: 'role/x' }),
    status: 422,
    says: /Did you mean assumeRole\?/,
    at: { path: 'assumeRoll' },
  },
  {
    what: 'JSON that ends too early',
    send: (api) =>
      api.post('/api/v1/aws-accounts', { headers: { 'content-type': 'application/json' }, data: Buffer.from('{"na') }),
    status: 400,
    says: /JSON/,
  },
  {
    what: 'a stale write',
    send: (api) =>
      api.patch('/api/v1/aws-accounts/core', { headers: { 'if-match': '"999"' }, data: { sessionName: 'x' } }),
    status: 412,
    says: /core/,
  },
  {
    what: 'a stale import',
    send: (api) =>
      api.post(importPath, {
        headers: { ...yaml, 'if-match': '"999"' },
        data: twiceYaml.split('    - { name: prod, accountId: "123456789013" }')[0] ?? '',
      }),
    status: 412,
    says: /registry/i,
  },
  {
    what: 'the removal of an AWS account that is in use',
    send: (api) => api.delete('/api/v1/aws-accounts/core'),
    status: 409,
    says: /core-ecs/,
  },
  { what: 'what does not exist', send: (api) => api.get('/api/v1/readiness/nobody'), status: 404, says: /nobody/ },
]

for (const { what, send, status, says, at } of refusals) {
  test(`${what} is refused in words, and nothing changes`, async ({ api }) => {
    const readRegistry = async () => (await api.get('/api/v1/registry')).json()
    const before = await readRegistry()
    const answer = await send(api)
    expect(answer.headers()['content-type']).toBe('application/problem+json')
    const problem = await answer.json()
    expect({ sent: answer.status(), said: problem.status }).toEqual({ sent: status, said: status })
    expect(`${problem.detail} ${JSON.stringify(problem.problems ?? [])}`).toMatch(says)
    if (at) expect(problem.problems[0]).toMatchObject({ severity: 'error', ...at })
    expect(await readRegistry()).toEqual(before)
  })
}

const answers = [
  ['a page', '/', 200],
  ['no page', '/nothing-here', 404],
  ['an icon', '/icon.svg', 200],
  ['an older icon', '/favicon.ico', 200],
  ['the word to robots', '/robots.txt', 200],
  ['the interface', '/api/v1/registry', 200],
  ['no interface', '/api/nothing-here', 404],
  ['whether it lives', '/healthz', 200],
  ['no script', '/_next/static/nothing-here.js', 404],
  ['nothing of Next', '/_next/nothing-here', 404],
  ['the scaler of images', '/_next/image?url=%2Ficon.svg&w=64&q=75', 404],
  ['half a character', '/readiness/%ff', 400],
] as const

for (const [what, path, status] of answers) {
  test(`${what} comes with the headers that every answer has`, async ({ api }) => {
    const answer = await api.get(path)
    expect(answer.status()).toBe(status)
    expectHeaders(answer)
  })
}

test('scripts and styles come with them too, and the page still runs', async ({ api, page }) => {
  const text = await (await api.get('/')).text()
  const assets = [...text.matchAll(/(?:src|href)="(\/_next\/static\/[^"]+)"/g)].flatMap(([, asset]) => asset ?? [])
  expect(assets.length).toBeGreaterThan(3)
  for (const asset of assets) expectHeaders(await api.get(asset))
  await visit(page, '/')
})

function expectHeaders(answer: APIResponse) {
  const headers = answer.headers()
  expect(headers['content-security-policy']).toMatch(/default-src '(?:self|none)'.*frame-ancestors 'none'/)
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=()'),
    'cross-origin-opener-policy': 'same-origin',
  })
}

test('a write to a page, or a server action that is none, is refused in words', async ({ api }) => {
  const form = await api.post('/', { multipart: { $ACTION_ID_nothing: '1' } })
  const action = await api.post('/', { headers: { 'next-action': 'nothing' }, data: '[]' })
  const place = await api.get('/', { headers: { rsc: '1', 'next-router-state-tree': '[1' } })
  const trace = await api.fetch('/', { method: 'TRACE' })
  expect([form.status(), action.status(), place.status(), trace.status()]).toEqual([405, 400, 400, 405])
  for (const answer of [form, action, place, trace]) {
    expect(answer.headers()['content-type']).toBe('application/problem+json')
    expectHeaders(answer)
  }
})

test('without a token the interface says so, and what would help', async ({ playwright, baseURL }) => {
  const stranger = await playwright.request.newContext({ ...(baseURL && { baseURL }) })
  const answer = await stranger.get('/api/v1/registry')
  expect(answer.status()).toBe(401)
  expect(answer.headers()['content-type']).toBe('application/problem+json')
  expect((await answer.json()).detail).toMatch(/token|sign in/i)
  await stranger.dispose()
})
