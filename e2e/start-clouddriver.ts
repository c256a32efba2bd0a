import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

type Body = { [key: string]: unknown; type: string; name: string }

/** What Clouddriver's Account classes bind; other keys are dropped without a word. */
const bound: Readonly<Record<string, readonly string[]>> = {
  aws: [
    ...['type', 'name', 'accountId', 'environment', 'accountType', 'regions', 'assumeRole', 'sessionName', 'enabled'],
    ...['externalId', 'sessionDurationSeconds', 'permissions', 'requiredGroupMembership', 'lambdaEnabled'],
  ],
  ecs: ['type', 'name', 'awsAccount', 'namingStrategy'],
}

/**
 * A server that speaks `/credentials`, `/cache/introspection` and `/refresh` as a Clouddriver 2026.2 with account storage was
 * seen to; it knows nothing of Shipshape's. `poll` is what it does every few seconds.
 */
export async function startClouddriver() {
  const stored = new Map<string, Body>()
  const loaded = new Map<string, Body>()
  const agents = new Set<string>()
  const requests: string[] = []
  const authorizations = new Set<string | undefined>()
  /** `POST core`: answered once with that status, or with no answer at all (0). */
  const failing = new Map<string, number>()
  let storage = true
  let pollsWhenRefused = false

  const poll = () => {
    for (const [name, each] of loaded) if (!stored.has(name) && each.fromFile !== true) loaded.delete(name)
    const of = (type: string) => [...stored.values()].filter((each) => each.type === type)
    for (const aws of of('aws')) loaded.set(aws.name, { environment: aws.name, accountType: aws.name, ...aws })
    const isThere = ({ awsAccount }: Body) => loaded.get(String(awsAccount))?.type === 'aws'
    // One ECS account without its AWS account fails the whole poll; one that is loaded keeps its copy.
    const ecs = of('ecs').every(isThere) ? of('ecs') : []
    for (const each of ecs.filter(({ name, awsAccount }) => loaded.get(name)?.awsAccount !== awsAccount)) {
      const { accountId, regions, assumeRole, sessionName, environment }: Partial<Body> =
        loaded.get(String(each.awsAccount)) ?? {}
      loaded.set(each.name, { ...each, accountId, regions, assumeRole, sessionName, environment, accountType: 'ecs' })
    }
  }

  const create = (body: Body): Answer => {
    const keys = bound[body.type]
    const regions = Array.isArray(body.regions) ? body.regions : []
    if (keys === undefined || regions.some((region) => typeof region !== 'object')) {
      return [400, { message: 'Failed to read request' }]
    }
    if (loaded.has(body.name) || stored.has(body.name)) {
      if (pollsWhenRefused) poll()
      return [400, { message: `Cannot create an account which already exists (name: ${body.name})` }]
    }
    return keep(body, keys)
  }
  const keep = (body: Body, keys: readonly string[] = bound[body.type] ?? []): Answer => {
    stored.set(body.name, { ...body, ...only(body, keys) })
    return [200, body]
  }

  /** By method and the beginning of the path, the longest first. */
  const answers: readonly [start: string, answer: (rest: string, url: URL, body: Body) => Answer][] = [
    ['GET /cache/introspection', () => [200, [...agents].map((id) => ({ id, provider: 'ecs' }))]],
    ['POST /refresh', () => [200, ['aws.accounts[0].name']]],
    ['GET /credentials/type/', (rest, url) => inStorage(() => [200, pageOf(stored, rest, url)])],
    ['GET /credentials', () => [200, [...loaded.values()]]],
    ['POST /credentials', (_rest, _url, body) => inStorage(() => create(body))],
    ['PUT /credentials', (_rest, _url, body) => inStorage(() => keep(body))],
    ['DELETE /credentials/', (rest) => inStorage(() => remove(decodeURIComponent(rest)))],
  ]
  const inStorage = (work: () => Answer): Answer =>
    storage ? work() : [500, { message: 'Cannot use AccountDefinitionService endpoints' }]
  const remove = (name: string): Answer =>
    stored.delete(name) ? [200, null] : [404, { message: `Account does not exist (name: ${name})` }]
  const answerTo = (method: string, url: URL, body: Body): Answer => {
    const asked = `${method} ${url.pathname}`
    const found = answers.find(([start]) => asked.startsWith(start))
    return found === undefined ? [404, { message: 'Not Found' }] : found[1](asked.slice(found[0].length), url, body)
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://clouddriver')
    const body = await bodyOf(request)
    const name = request.method === 'DELETE' ? decodeURIComponent(url.pathname.split('/')[2] ?? '') : body.name
    const call = `${request.method} ${name}`
    authorizations.add(request.headers.authorization)
    if (request.method !== 'GET') requests.push(call)
    const failure = failing.get(call)
    failing.delete(call)
    if (failure === 0) return void request.socket.destroy()
    const [status, answer] =
      failure === undefined ? answerTo(request.method ?? '', url, body) : [failure, { message: 'It failed.' }]
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    stored,
    loaded,
    agents,
    /** Writes: `POST core`. */
    requests,
    authorizations,
    failing,
    poll,
    withoutStorage: () => (storage = false),
    pollWhenRefused: () => (pollsWhenRefused = true),
    empty() {
      for (const each of [stored, loaded, agents, authorizations, failing]) each.clear()
      requests.length = 0
      storage = true
      pollsWhenRefused = false
    },
    async end() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

type Answer = [status: number, body: unknown]

function only(body: Body, keys: readonly string[]): Partial<Body> {
  return Object.fromEntries(Object.keys(body).map((key) => [key, keys.includes(key) ? body[key] : undefined]))
}

function pageOf(stored: ReadonlyMap<string, Body>, type: string, { searchParams }: URL): Body[] {
  const from = searchParams.get('startingAccountName') ?? ''
  return [...stored.values()]
    .filter((each) => each.type === type && each.name >= from)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .slice(0, Number(searchParams.get('limit') ?? 100))
}

async function bodyOf(request: IncomingMessage): Promise<Body> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text === '' ? { type: '', name: '' } : JSON.parse(text)
}
