import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Dialled, type Guard, guardedFetch, guardOf, refusedLiteral, whyNotSent } from './guarded-fetch'
import { refusedAddress } from './refused-address'

const machine = 'an address of this machine'
const link = 'a link-local or metadata address'
const inside = 'an address of a private network'
const nobody = 'no address of one machine'

test.each([
  ['127.0.0.1', machine],
  ['127.255.0.9', machine],
  ['0.0.0.0', machine],
  ['::1', machine],
  ['::', machine],
  ['::ffff:127.0.0.1', machine],
  ['::ffff:7f00:1', machine],
  ['::127.0.0.1', machine],
  ['64:ff9b::7f00:1', machine],
  ['2002:7f00:1::', machine],
  ['169.254.169.254', link],
  ['169.254.170.2', link],
  ['168.63.129.16', link],
  ['fe80::1', link],
  ['fe80::1%eth0', link],
  ['10.0.0.1', inside],
  ['172.16.0.1', inside],
  ['172.31.255.255', inside],
  ['192.168.1.1', inside],
  ['100.64.0.1', inside],
  ['fd00:ec2::254', inside],
  ['::ffff:a9fe:a9fe', link],
  ['64:ff9b::a00:1', inside],
  ['2002:c0a8:101::1', inside],
  ['224.0.0.1', nobody],
  ['255.255.255.255', nobody],
  ['ff02::1', nobody],
  ['nothing', 'no IP address'],
  ['8.8.8.8', null],
  ['172.32.0.1', null],
  ['100.128.0.1', null],
  ['192.0.2.1', null],
  ['2606:4700::1111', null],
  ['64:ff9b::808:808', null],
  ['::ffff:8.8.8.8', null],
])('%s is %s', (address, what) => expect(refusedAddress(address)).toBe(what))

test.each([
  ['http://127.0.0.1:7002', machine],
  ['http://2130706433/', machine],
  ['http://0x7f.1/', machine],
  ['http://[::1]:7002', machine],
  ['https://[::ffff:10.0.0.1]/x', inside],
  ['https://169.254.169.254/latest', link],
  // A name is looked up when it is dialled.
  ['http://localhost:7002', null],
  ['https://spinnaker.example.com', null],
  ['https://8.8.8.8', null],
])('%s as it is typed is %s', (address, what) => {
  const why = refusedLiteral(address, guardOf({ privateWebhooks: false }))
  if (what === null) expect(why).toBeNull()
  else expect(why).toContain(what)
  expect(refusedLiteral(address, guardOf({ privateWebhooks: true }))).toBeNull()
})

describe('a request', () => {
  let server: Server
  let port: number
  const seen: string[] = []
  let headersSeen: IncomingMessage['headers'] = {}
  beforeAll(async () => {
    server = createServer((request, response) => {
      seen.push(`${request.method} ${request.url}`)
      headersSeen = request.headers
      const to = new URL(request.url ?? '', 'http://x').searchParams.get('to')
      if (to !== null) response.writeHead(request.method === 'PUT' ? 307 : 302, { location: to }).end()
      else if (request.url === '/long') response.end('x'.repeat(3000))
      else if (request.url !== '/never') response.end('here')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  })
  beforeEach(() => {
    seen.length = 0
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  const dialled = (address: string): Dialled[] => [{ address, family: 4 }]
  /** This machine may be dialled by its first address only, and each name is what the table says. */
  const guard = (names: Record<string, string> = {}): Guard => ({
    refused: (address) => (address === '127.0.0.1' ? null : inside),
    resolve: async (host) => dialled(names[host] ?? '127.0.0.2'),
  })
  const failure = (work: Promise<unknown>) =>
    work.then(
      () => 'sent',
      (error: unknown) => whyNotSent(error),
    )
  const timeoutMs = 60_000

  test('goes to the addresses that the name has, under its name', async () => {
    const headers = { authorization: 'Bearer x' }
    const sent = await guardedFetch(
      `http://inside.example:${port}/a`,
      { timeoutMs, headers },
      guard({ 'inside.example': '127.0.0.1' }),
    )
    expect(sent).toMatchObject({ status: 200, text: 'here' })
    expect(headersSeen).toMatchObject({ host: `inside.example:${port}`, authorization: 'Bearer x' })
  })

  test.each(['http://localhost', 'http://127.0.0.1', 'http://[::1]', 'http://rebound.example'])(
    'to %s is refused by the address that would be dialled',
    async (origin) => {
      const { refused } = guardOf({ privateWebhooks: false })
      const resolve = async () => dialled('127.0.0.1')
      const why = await failure(guardedFetch(`${origin}:${port}/a`, { timeoutMs }, { refused, resolve }))
      expect(why).toContain(machine)
      expect(seen).toEqual([])
    },
  )

  test('to a name that changes its answer is looked at again at each attempt', async () => {
    const answers = ['127.0.0.1', '127.0.0.2', '127.0.0.1']
    const { refused } = guard()
    const resolve = async () => dialled(answers.shift() ?? '')
    const outcomes: string[] = []
    for (let n = 0; n < 3; n++)
      outcomes.push(
        await failure(guardedFetch(`http://changing.example:${port}/a`, { timeoutMs }, { refused, resolve })),
      )
    expect(outcomes).toEqual([
      'sent',
      expect.stringContaining('(127.0.0.2) is an address of a private network'),
      'sent',
    ])
    expect(seen).toHaveLength(2)
  })

  test.each([
    ['an address', '//127.0.0.2/b'],
    ['a name', '//inside.example/b'],
    ['what is no address of the web', 'file:///etc/passwd'],
  ])('is not redirected to %s that is refused', async (_, to) => {
    const address = `http://127.0.0.1:${port}/a?to=${encodeURIComponent(to)}`
    expect(await failure(guardedFetch(address, { timeoutMs }, guard()))).toMatch(/private network|neither http: nor/)
    expect(seen).toHaveLength(1)
  })

  test('is redirected as browsers are, and takes credentials to its own origin only', async () => {
    const post = {
      method: 'POST',
      body: '{}',
      headers: { authorization: 'x', 'content-type': 'application/json' },
    } as const
    const to = (path: string) => `http://127.0.0.1:${port}/a?to=${encodeURIComponent(path)}`
    await guardedFetch(to('/b'), { timeoutMs, ...post }, guard())
    expect([seen.at(-1), headersSeen.authorization, headersSeen['content-type']]).toEqual(['GET /b', 'x', undefined])
    await guardedFetch(to('/b'), { timeoutMs, ...post, method: 'PUT' }, guard())
    expect([seen.at(-1), headersSeen['content-length']]).toEqual(['PUT /b', '2'])
    await guardedFetch(
      to(`http://other.example:${port}/b`),
      { timeoutMs, ...post },
      guard({ 'other.example': '127.0.0.1' }),
    )
    expect([seen.at(-1), headersSeen.authorization]).toEqual(['GET /b', undefined])
    expect(await guardedFetch(to('/b'), { timeoutMs, redirects: 0 }, guard())).toMatchObject({ status: 302 })
  })

  test('ends where there is no answer, too long an answer, or nobody', async () => {
    const asked = (path: string, more: object) =>
      failure(guardedFetch(`http://127.0.0.1:${port}${path}`, { timeoutMs, ...more }, guard()))
    expect(await asked('/never', { timeoutMs: 20 })).toBe('There was no answer in time.')
    expect(await asked('/long', { maxBytes: 2000 })).toContain('longer than 2000 bytes')
    expect(await asked('/long', { maxBytes: 2000, headOnly: true })).toBe('sent')
    expect(await failure(guardedFetch('http://127.0.0.1:1/', { timeoutMs }, guard()))).toContain('ECONNREFUSED')
  })
})
