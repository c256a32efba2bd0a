// npm run bench:serving: what the built server answers while it checks, and what that costs. Adds to bench/RESULTS.md.
// Linux only: memory and CPU of each process come from /proc. Every wait has an end; the whole takes some minutes.
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { freePort } from '../prisma/embedded/free-port.js'
import { keepFigures } from './keep-figures.js'
import { processesOf } from './processes-of.js'
import { spawnBuilt } from './spawn-built.js'

const token = 'figures-of-the-bench'
const longestScanMs = 180_000
const lines = []
const say = (line) => {
  console.log(line)
  lines.push(`- ${line}`)
}

const port = await freePort()
const origin = `http://127.0.0.1:${port}`
const dataDir = mkdtempSync(join(tmpdir(), 'shipshape-figures-'))
let server = null
try {
  say(`Load of the machine before (1 min): ${loadavg()[0]?.toFixed(1)}; ${availableParallelism()} cores`)
  say(`Start on an empty folder: ${await start()}`)
  await scanEnded(await latestScan())
  await stop()
  say(`Start again: ${await start()}; ${memory()}`)
  say(`Idle: ${await answers(3_000)}`)
  await figuresOf(16, null)
  await figuresOf(300, 'import')
  await viewed(20, 'pages', '?ecsAccount=')
  await viewed(200, 'pages', '?ecsAccount=')
  await viewed(20, 'programs that want every finding', '')
  await figuresOf(1_000, 'import')
  say(`Stopped in ${await stop()}`)
} finally {
  server?.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
}
keep(lines)
process.exit(0)

/** Starts the server and answers how long it took until it answered. */
async function start() {
  const startedAt = performance.now()
  server = spawnBuilt({ port, dataDir, token, stderr: 'inherit' })
  while (!(await isReady())) {
    if (performance.now() - startedAt > 120_000) throw new Error('The server did not start within two minutes.')
    await sleep(50)
  }
  return ms(performance.now() - startedAt)
}

async function stop() {
  const startedAt = performance.now()
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await ended
  server = null
  return ms(performance.now() - startedAt)
}

async function isReady() {
  return (await fetch(`${origin}/readyz`).catch(() => null))?.status === 200
}

/** Checks of so many accounts, and what others get meanwhile: the first fills the pages, the second is beside full ones. */
async function figuresOf(accounts, how) {
  if (how === 'import') {
    say(`Import of ${accounts} accounts: ${await importAccounts(accounts)}`)
    say(`Idle with them, unchecked: ${await answers(5_000)}`)
  }
  say(`Check of ${accounts} accounts: ${await checked()}`)
  say(`Idle after it: ${await answers(5_000)}; / ${await weightOf('/')}`)
  say(`The same check again: ${await checked()}`)
}

async function checked() {
  const before = cpuSeconds()
  const startedAt = performance.now()
  const { id } = await api('POST', '/api/v1/scans', '{}')
  const answered = performance.now() - startedAt
  const isOver = scanEnded(id)
  const meanwhile = await answers(longestScanMs, isOver)
  const took = await isOver
  return `POST /scans ${ms(answered)}; ended in ${took}; CPU ${(cpuSeconds() - before).toFixed(1)} s; meanwhile ${meanwhile}; ${memory()}`
}

async function weightOf(path) {
  const html = await (await fetch(`${origin}${path}`, { headers: { accept: 'text/html' } })).text()
  return `${Math.round(gzipSync(html).byteLength / 1_000)} kB gzip`
}

/** A check that many follow. */
async function viewed(viewers, what, query) {
  const before = cpuSeconds()
  const { id } = await api('POST', '/api/v1/scans', '{}')
  const streams = Array.from({ length: viewers }, () => streamed(id, query))
  const took = await scanEnded(id)
  const seen = await Promise.all(streams)
  const back = seen.reduce((sum, { resumed }) => sum + resumed, 0)
  const kb = Math.round(Math.max(...seen.map(({ bytes }) => bytes)) / 1_000)
  say(
    `${viewers} viewers of that check, ${what}: ended in ${took}; CPU ${(cpuSeconds() - before).toFixed(1)} s; all saw its end, ${back} times after they were let go and came back; ${kb} kB to each`,
  )
}

/** Follows a check to its end as a browser does: a stream that ends before is asked for again, after the last id. */
async function streamed(id, query) {
  let bytes = 0
  let text = ''
  for (let resumed = 0; ; resumed += 1) {
    const last = [...text.matchAll(/^id: (\d+)$/gm)].at(-1)?.[1]
    const response = await fetch(`${origin}/api/v1/scans/${id}/events${query}`, {
      headers: { authorization: `Bearer ${token}`, ...(last === undefined ? {} : { 'last-event-id': last }) },
      signal: AbortSignal.timeout(longestScanMs),
    })
    for await (const chunk of response.body) {
      bytes += chunk.byteLength
      text = `${text}${Buffer.from(chunk).toString('latin1')}`.slice(-100_000)
    }
    if (text.includes('event: done')) return { bytes, resumed }
  }
}

/** Times of /healthz and / until `until` settles, asked one after the other by one reader each. */
async function answers(forMs, until = sleep(forMs)) {
  let isOver = false
  void until.finally(() => {
    isOver = true
  })
  const ask = async (path, headers = {}) => {
    const times = []
    while (!isOver) {
      const startedAt = performance.now()
      const response = await fetch(`${origin}${path}`, { headers, signal: AbortSignal.timeout(60_000) })
      await response.arrayBuffer()
      times.push(performance.now() - startedAt)
      await sleep(50)
    }
    return `${path} ${spread(times)}`
  }
  return (await Promise.all([ask('/healthz'), ask('/', { accept: 'text/html' })])).join(', ')
}

async function importAccounts(count) {
  const numbers = Array.from({ length: count }, (_, index) => String(index + 1).padStart(4, '0'))
  const aws = numbers.map(
    (each) => `  - name: figure-${each}\n    accountId: "70000000${each}"\n    assumeRole: role/Nobody`,
  )
  const ecs = numbers.map((each) => `  - name: figure-${each}-ecs\n    awsAccount: figure-${each}`)
  const yaml = `aws:\n  enabled: true\n  defaultRegions:\n  - name: us-east-1\n  accounts:\n${aws.join('\n')}\necs:\n  enabled: true\n  accounts:\n${ecs.join('\n')}\n`
  const startedAt = performance.now()
  await api('POST', '/api/v1/registry/import', yaml, 'application/yaml')
  return ms(performance.now() - startedAt)
}

async function latestScan() {
  const { id } = await api('POST', '/api/v1/scans', '{}')
  return id
}

async function scanEnded(id) {
  const startedAt = performance.now()
  while (performance.now() - startedAt < longestScanMs) {
    const { state } = await api('GET', `/api/v1/scans/${id}`)
    if (state === 'done' || state === 'cancelled') return ms(performance.now() - startedAt)
    await sleep(200)
  }
  return `more than ${ms(longestScanMs)}`
}

async function api(method, path, body, type = 'application/json') {
  const headers = { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': type }) }
  const response = await fetch(`${origin}${path}`, { method, headers, body, signal: AbortSignal.timeout(120_000) })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 400)}`)
  return JSON.parse(text)
}

/** CPU of all of them, children that have ended included. */
function cpuSeconds() {
  return processesOf(server?.pid).reduce((sum, { ticks }) => sum + ticks, 0) / 100
}

function memory() {
  const sums = new Map()
  for (const { role, mib } of processesOf(server?.pid)) sums.set(role, (sums.get(role) ?? 0) + mib)
  return `memory ${[...sums].map(([role, mib]) => `${role} ${Math.round(mib)} MiB`).join(', ')}`
}

function spread(times) {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
  return `p50 ${ms(at(0.5))} p95 ${ms(at(0.95))} max ${ms(at(1))}`
}

function ms(value) {
  return value >= 10_000 ? `${(value / 1_000).toFixed(1)} s` : `${Math.round(value)} ms`
}

function keep(figures) {
  keepFigures(
    'What the server answers while it checks',
    `Written by \`npm run bench:serving\`: the built server on its own Postgres, in sandbox mode; one reader of each address, one
request after the other. The imaginary AWS knows none of the accounts that are imported: their roles cannot be assumed.`,
    figures,
  )
}
