import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { changesAnswerSchema } from '@/lib/contracts/history'
import { problemSchema } from '@/lib/contracts/problem'
import { importAnswerSchema } from '@/lib/contracts/registry'
import { openTestRuntime, testRequest } from '@/lib/http/testing/test-runtime'
import { registrySchema } from '@/lib/registry/registry'
import { emptyTables } from '@/prisma/testing/test-database'
import * as oneAwsAccount from './aws-accounts/[name]/route'
import * as awsAccounts from './aws-accounts/route'
import * as changes from './changes/route'
import * as ecsAccounts from './ecs-accounts/route'
import * as importing from './registry/import/route'
import * as restoring from './registry/restore/route'
import * as revisions from './registry/revisions/[revision]/route'
import * as registry from './registry/route'
import * as undoing from './registry/undo/route'
import * as settings from './settings/route'

let runtime: Awaited<ReturnType<typeof openTestRuntime>>
beforeAll(async () => {
  runtime = await openTestRuntime()
  globalThis.shipshapeRuntime = Promise.resolve(runtime)
})
afterAll(async () => {
  globalThis.shipshapeRuntime = undefined
  await runtime.close()
})
beforeEach(() => emptyTables(runtime.database))

const json = (method: string, path: string, body: unknown, ifMatch?: number) =>
  testRequest(method, `/api/v1/${path}`, {
    body: JSON.stringify(body),
    headers: ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` },
  })
const get = (path: string) => testRequest('GET', `/api/v1/${path}`)
const addAws = (name: string) => awsAccounts.POST(json('POST', 'aws-accounts', { name, accountId: '123456789012' }))
const patchAws = (name: string, body: object, ifMatch?: number) =>
  oneAwsAccount.PATCH(json('PATCH', `aws-accounts/${name}`, body, ifMatch))
const deleteAws = (name: string) => oneAwsAccount.DELETE(testRequest('DELETE', `/api/v1/aws-accounts/${name}`))
const readRegistry = async () => registrySchema.parse(await (await registry.GET(get('registry'))).json())
const readChanges = async (query = '') =>
  changesAnswerSchema.parse(await (await changes.GET(get(`changes${query}`))).json())
const readRevision = async (revision: number) =>
  registrySchema.parse(await (await revisions.GET(get(`registry/revisions/${revision}`))).json())
const restore = (body: object, ifMatch?: number) => restoring.POST(json('POST', 'registry/restore', body, ifMatch))
const undo = (body: object, ifMatch?: number) => undoing.POST(json('POST', 'registry/undo', body, ifMatch))
const answer = async (response: Response) => importAnswerSchema.parse(await response.json())
const refusal = async (response: Response) => {
  const { status, detail } = problemSchema.parse(await response.json())
  return [status, detail]
}
const statuses = (answers: readonly Response[]) => {
  const counts = new Map<number, number>()
  for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1)
  return Object.fromEntries(counts)
}

describe('50 writers with one ETag', () => {
  test.each([
    ['an account', (number: number) => patchAws('prod', { sessionName: `writer-${number}` }, 1)],
    ['the settings', (number: number) => settings.PATCH(json('PATCH', 'settings', { release: `1.${number + 10}` }, 2))],
    ['a restore', (number: number) => restore({ revision: number % 2 }, 2)],
    ['an undo', () => undo({ revision: 2 }, 2)],
  ])('of %s: one wins, 49 get 412, and the history has one line more', async (_what, write) => {
    await addAws('prod')
    await addAws('other')
    const answers = await Promise.all(Array.from({ length: 50 }, (_, number) => write(number)))
    expect(statuses(answers)).toEqual({ 200: 1, 412: 49 })
    expect((await readRegistry()).revision).toBe(3)
    expect((await readChanges()).changes.filter(({ revision }) => revision > 3)).toEqual([])
  })
})

describe('the history', () => {
  test('tells who wrote what, newest first, a line an entity; lines of one write share a revision', async () => {
    await addAws('prod')
    await ecsAccounts.POST(json('POST', 'ecs-accounts', { name: 'prod-ecs', awsAccount: 'prod' }))
    await patchAws('prod', { name: 'live' })
    await settings.PATCH(json('PATCH', 'settings', { release: '1.30' }))
    const { changes: lines, next } = await readChanges()
    expect(next).toBeNull()
    expect(lines.map(({ revision, entity, name }) => [revision, entity, name])).toEqual([
      [4, 'settings', 'settings'],
      [3, 'ecs-account', 'prod-ecs'],
      [3, 'aws-account', 'live'],
      [2, 'ecs-account', 'prod-ecs'],
      [1, 'aws-account', 'prod'],
    ])
    expect(lines[1]).toMatchObject({ actor: 'token:SHIPSHAPE_TOKEN', before: { awsAccount: 'prod' } })
    expect(lines.at(-1)).toMatchObject({ before: null, after: { name: 'prod', accountId: '123456789012' } })
  })

  test('of one account goes through its renames and its end, also under its last name', async () => {
    await addAws('prod')
    await addAws('other')
    await patchAws('prod', { name: 'live' })
    await deleteAws('live')
    const of = async (query: string) => (await readChanges(query)).changes.map(({ revision, name }) => [revision, name])
    const whole = [
      [4, 'live'],
      [3, 'live'],
      [1, 'prod'],
    ]
    expect(await of('?name=prod')).toEqual(whole)
    expect(await of('?name=live&entity=aws-account')).toEqual(whole)
    expect(await of('?name=live&entity=ecs-account')).toEqual([])
    expect(await of('?name=Live')).toEqual([])
  })

  test.each([1, 2, 3, 7])(
    'is read in pages of %s, and no line is skipped or told twice, whoever writes meanwhile',
    async (limit) => {
      const accounts = [1, 2, 3, 4, 5].map((n) => `    - {name: a${n}, accountId: "12345678901${n}"}`)
      const text = `aws:\n  accounts:\n${accounts.join('\n')}\n`
      const body = { body: text, headers: { 'content-type': 'application/yaml' } }
      await addAws('first')
      await importing.POST(testRequest('POST', '/api/v1/registry/import', body))
      const whole = (await readChanges()).changes
      const paged = []
      let before = ''
      for (let page = 0; ; page += 1) {
        const { changes: lines, next } = await readChanges(`?limit=${limit}${before}`)
        expect(lines.length).toBeLessThanOrEqual(limit)
        paged.push(...lines)
        if (next === null) break
        before = `&before=${next}`
        await patchAws('first', { sessionName: `page-${page}` })
      }
      expect(paged).toEqual(whole)
    },
  )

  test.each(['limit=0', 'limit=501', 'limit=x', 'before=x', 'before=MQ', 'entity=person', 'name=', 'nme=prod'])(
    'refuses ?%s with the parameter',
    async (query) => {
      const [status, detail] = await refusal(await changes.GET(get(`changes?${query}`)))
      expect([status, detail]).toEqual([400, expect.stringContaining(query.split('=')[0] ?? '')])
    },
  )
})

describe('a revision', () => {
  test('is the registry as it was, versions and order included; 0 is before the first write', async () => {
    const known = [await readRegistry()]
    const write = async (response: Promise<Response>) => {
      expect((await response).ok).toBe(true)
      known.push(await readRegistry())
    }
    await write(addAws('a'))
    await write(addAws('b'))
    await write(ecsAccounts.POST(json('POST', 'ecs-accounts', { name: 'b-ecs', awsAccount: 'b' })))
    await write(patchAws('b', { name: 'c' }))
    await write(deleteAws('a'))
    await write(settings.PATCH(json('PATCH', 'settings', { release: '1.30' })))
    for (const [revision, registry] of known.entries()) expect(await readRevision(revision)).toEqual(registry)
  })

  test.each(['2', '-1', '1.0', '01x', '9999999999999999999', 'latest'])('%s is not there', async (revision) => {
    await addAws('a')
    const [status, detail] = await refusal(await revisions.GET(get(`registry/revisions/${revision}`)))
    expect([status, detail]).toEqual([404, `There is no revision ${revision}: the registry is at revision 1.`])
    expect((await restore({ revision: 2 })).status).toBe(404)
  })
})

describe('a restore', () => {
  test('is tried first, then makes a new revision whose registry is the old one', async () => {
    await addAws('a')
    await patchAws('a', { sessionName: 'Deck' })
    await addAws('b')
    const change = { action: 'replace', entity: 'aws-account', name: 'a' }
    const expected = [
      expect.objectContaining({ action: 'remove', entity: 'aws-account', name: 'b' }),
      { ...change, fields: [{ path: 'sessionName', before: 'Deck', after: null }] },
    ]
    expect(await answer(await restore({ revision: 1, dryRun: true }, 3))).toEqual({ changes: expected, problems: [] })
    expect((await readRegistry()).revision).toBe(3)

    expect((await answer(await restore({ revision: 1 }, 3))).changes).toEqual(expected)
    const { awsAccounts: list, revision } = await readRegistry()
    expect([revision, list]).toEqual([4, [{ ...(await readRevision(1)).awsAccounts[0], version: 4 }]])
    expect((await readChanges()).changes.slice(0, 2).map((line) => line.revision)).toEqual([4, 4])
    expect((await answer(await restore({ revision: 1 }))).changes).toEqual([])
    expect((await readRegistry()).revision).toBe(4)
  })

  test('of a registry that has moved on is refused, and so is its dry run', async () => {
    await addAws('a')
    await addAws('b')
    expect((await restore({ revision: 1 }, 1)).status).toBe(412)
    expect((await restore({ revision: 1, dryRun: true }, 1)).status).toBe(412)
    expect(await readRegistry()).toMatchObject({ revision: 2, awsAccounts: [{ name: 'a' }, { name: 'b' }] })
  })

  test('brings back nothing that the registry would refuse today', async () => {
    await addAws('a')
    const id = '10000000-0000-4000-8000-000000000000'
    const old = { name: '..', accountId: '123456789012', other: { apiToken: 's3cret' } }
    await runtime.database.execute(
      `INSERT INTO change (revision, actor, entity, entity_id, after) VALUES (2, 'old', 'aws-account', $1, $2::json), (3, 'old', 'aws-account', $1, NULL)`,
      [id, JSON.stringify(old)],
    )
    await runtime.database.prisma.registryState.updateMany({ data: { revision: 3 } })
    for (const dryRun of [true, false]) {
      const [status, detail] = await refusal(await restore({ revision: 2, dryRun }))
      expect([status, detail]).toEqual([422, expect.stringContaining('An account cannot be named ".."')])
    }
    expect((await readRegistry()).awsAccounts.map(({ name }) => name)).toEqual(['a'])
  })
})

test('an undo takes back one write and says what; written again since, it is 412 with who did', async () => {
  await addAws('a')
  await deleteAws('a')
  await addAws('b')
  const back = await answer(await undo({ revision: 2, dryRun: true }))
  expect(back.changes).toEqual([expect.objectContaining({ action: 'add', entity: 'aws-account', name: 'a' })])
  expect(await answer(await undo({ revision: 2 }))).toEqual(back)
  expect((await readRegistry()).awsAccounts.map(({ name }) => name)).toEqual(['a', 'b'])
  const [status, detail] = await refusal(await undo({ revision: 2 }))
  expect([status, detail]).toEqual([412, expect.stringContaining('again in revision 4, by token:SHIPSHAPE_TOKEN')])
  expect(await refusal(await undo({ revision: 0 }))).toEqual([404, expect.stringContaining('no revision 0')])
})
