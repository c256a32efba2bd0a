import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allContracts } from '@/lib/contracts/all-contracts'
import type { Contract } from '@/lib/contracts/contract'
import { addPerson } from '@/lib/http/testing/people'
import { openTestRuntime, testHost } from '@/lib/http/testing/test-runtime'

let runtime: Awaited<ReturnType<typeof openTestRuntime>>
/** Who asks, and the headers that say so. */
const askers: Record<string, Record<string, string>> = { nobody: {} }

beforeAll(async () => {
  runtime = await openTestRuntime({ mode: 'live' })
  globalThis.shipshapeRuntime = Promise.resolve(runtime)
  for (const access of ['read', 'edit', 'admin'] as const) {
    askers[`${access} session`] = {
      cookie: await (await addPerson(runtime, access)).signIn(),
      origin: `http://${testHost}`,
    }
    const token = `shp_${access}`
    const digest = runtime.auth.digest(token)
    await runtime.database.prisma.token.create({
      data: { name: access, access, digest, prefix: 'shp', createdBy: 'seed' },
    })
    askers[`${access} token`] = { authorization: `Bearer ${token}` }
    askers[`${access} token as password`] = { authorization: `Basic ${btoa(`anybody:${token}`)}` }
  }
})
afterAll(async () => {
  globalThis.shipshapeRuntime = undefined
  await runtime.close()
})

/** What each route takes, by hand: whoever adds a route says here what it takes. */
const table: Record<Contract['access'], string[]> = {
  public: ['GET /api/v1/openapi.json', 'GET /healthz', 'GET /readyz'],
  read: [
    'DELETE /api/v1/me/sessions/{id}',
    'GET /api/v1/alarms',
    'GET /api/v1/aws-accounts',
    'GET /api/v1/aws-accounts/{name}',
    'GET /api/v1/aws-identity',
    'GET /api/v1/changes',
    'GET /api/v1/clouddriver',
    'GET /api/v1/clusters',
    'GET /api/v1/ecs-accounts',
    'GET /api/v1/ecs-accounts/{name}',
    'GET /api/v1/events',
    'GET /api/v1/feeds/account-registration',
    'GET /api/v1/me',
    'GET /api/v1/me/sessions',
    'GET /api/v1/mutes',
    'GET /api/v1/readiness',
    'GET /api/v1/readiness/gate',
    'GET /api/v1/readiness/{ecsAccount}',
    'GET /api/v1/readiness/{ecsAccount}/changes',
    'GET /api/v1/readiness/{ecsAccount}/facts',
    'GET /api/v1/readiness/{ecsAccount}/reports',
    'GET /api/v1/readiness/{ecsAccount}/reports/{id}',
    'GET /api/v1/registry',
    'GET /api/v1/registry/clouddriver-local.yml',
    'GET /api/v1/registry/hal-commands',
    'GET /api/v1/registry/revisions/{revision}',
    'GET /api/v1/roles',
    'GET /api/v1/scans',
    'GET /api/v1/scans/plan',
    'GET /api/v1/schedules',
    'GET /api/v1/scans/{id}',
    'GET /api/v1/scans/{id}/events',
    'GET /api/v1/scans/{id}/ledger',
    'GET /api/v1/statuses',
    'GET /api/v1/transitions',
    'GET /api/v1/trend',
    'GET /api/v1/upgrade',
    'GET /config/{application}/{profiles}',
    'GET /config/{application}/{profiles}/{label}',
    'GET /metrics',
    'POST /api/v1/check',
    'POST /api/v1/fit',
    'POST /api/v1/fit/clusters',
    'POST /api/v1/me/password',
    'POST /api/v1/registry/merge',
  ],
  edit: [
    'DELETE /api/v1/aws-accounts/{name}',
    'DELETE /api/v1/ecs-accounts/{name}',
    'DELETE /api/v1/mutes/{id}',
    'DELETE /api/v1/scans/{id}',
    'DELETE /api/v1/schedules/{name}',
    'PATCH /api/v1/aws-accounts/{name}',
    'PATCH /api/v1/ecs-accounts/{name}',
    'PATCH /api/v1/schedules/{name}',
    'PATCH /api/v1/settings',
    'POST /api/v1/aws-accounts',
    'POST /api/v1/aws-accounts/test',
    'POST /api/v1/discovery/organization',
    'POST /api/v1/ecs-accounts',
    'POST /api/v1/mutes',
    'POST /api/v1/registry/import',
    'POST /api/v1/registry/restore',
    'POST /api/v1/registry/undo',
    'POST /api/v1/scans',
    'POST /api/v1/schedules',
  ],
  admin: [
    'DELETE /api/v1/channels/{name}',
    'DELETE /api/v1/invitations/{id}',
    'DELETE /api/v1/people/{id}',
    'DELETE /api/v1/people/{id}/sessions/{session}',
    'DELETE /api/v1/tokens/{id}',
    'GET /api/v1/audit',
    'GET /api/v1/channels',
    'GET /api/v1/channels/{name}/deliveries',
    'GET /api/v1/invitations',
    'GET /api/v1/people',
    'GET /api/v1/people/{id}/sessions',
    'GET /api/v1/tokens',
    'PATCH /api/v1/channels/{name}',
    'PATCH /api/v1/people/{id}',
    'POST /api/v1/channels',
    'POST /api/v1/channels/{name}/test',
    'POST /api/v1/clouddriver/push',
    'POST /api/v1/clouddriver/refresh',
    'POST /api/v1/discovery/spinnaker',
    'POST /api/v1/invitations',
    'POST /api/v1/tokens',
  ],
}

const nameOf = ({ method, path }: Contract) => `${method} ${path}`
const fileOf = (path: string) => join(process.cwd(), 'app', path.replace(/\{(\w+)\}/g, '[$1]'), 'route.ts')

test('every route stands in the table once, under what its contract says', () => {
  const declared = Object.fromEntries(
    Object.keys(table).map((access) => [
      access,
      allContracts
        .filter((each) => each.access === access)
        .map(nameOf)
        .toSorted(),
    ]),
  )
  expect(declared).toEqual(Object.fromEntries(Object.entries(table).map(([key, names]) => [key, names.toSorted()])))
})

const open = {
  public: { nobody: 'in', read: 'in', edit: 'in', admin: 'in' },
  read: { nobody: 401, read: 'in', edit: 'in', admin: 'in' },
  edit: { nobody: 401, read: 403, edit: 'in', admin: 'in' },
  admin: { nobody: 401, read: 403, edit: 403, admin: 'in' },
} as const

test.each(allContracts.map((contract) => [nameOf(contract), contract] as const))(
  '%s lets in whom it must, and nobody else',
  async (_, { method, path, access, basic }) => {
    const module: Record<string, (request: Request) => Promise<Response>> = await import(fileOf(path))
    const seen: Record<string, number | 'in'> = {}
    for (const [who, headers] of Object.entries(askers)) {
      const place = `http://${testHost}${path.replace(/\{\w+\}/g, 'x')}`
      const request = new Request(place, { method, headers: { host: testHost, ...headers } })
      const answer = await module[method]?.(request)
      await answer?.body?.cancel()
      const status = answer?.status ?? 0
      seen[who] = status === 401 || status === 403 ? status : 'in'
    }
    const wanted = open[access]
    const both = (['read', 'edit', 'admin'] as const).flatMap((each) => [
      [`${each} session`, basic === 'only' ? 401 : wanted[each]],
      [`${each} token`, wanted[each]],
      [`${each} token as password`, basic === undefined ? wanted.nobody : wanted[each]],
    ])
    expect(seen).toEqual({ nobody: wanted.nobody, ...Object.fromEntries(both) })
  },
)

test('a token that ended opens nothing', async () => {
  const digest = runtime.auth.digest('shp_old')
  await runtime.database.prisma.token.create({
    data: {
      name: 'old',
      access: 'admin',
      digest,
      prefix: 'shp',
      createdBy: 'seed',
      expiresAt: new Date(Date.now() - 1),
    },
  })
  expect(await runtime.auth.whoAsks(new Headers({ authorization: 'Bearer shp_old' }))).toBeNull()
})
