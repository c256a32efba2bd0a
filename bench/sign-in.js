// npm run bench:sign-in, after a build: how long fifty people wait who sign in at once by one address, as an office does in
// the morning. Adds to bench/RESULTS.md. Linux only. Every wait has an end.
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../prisma/embedded/free-port.js'
import { keepFigures } from './keep-figures.js'
import { processesOf } from './processes-of.js'
import { spawnBuilt } from './spawn-built.js'

const people = 50
const token = 'figures-of-the-bench'
const password = 'correct horse battery'
const longestMs = 120_000
const json = { 'content-type': 'application/json' }

const port = await freePort()
const origin = `http://127.0.0.1:${port}`
const dataDir = mkdtempSync(join(tmpdir(), 'shipshape-sign-in-'))
const server = spawnBuilt({ port, dataDir, token, stderr: 'inherit' })
const lines = [
  `- Load of the machine before (1 min): ${loadavg()[0]?.toFixed(1)}; ${availableParallelism()} cores; ${people} people`,
]
try {
  await until(async () => (await fetch(`${origin}/readyz`)).ok)
  await until(isIdle)
  const emails = Array.from({ length: people }, (_, number) => `person-${number}@example.com`)
  for (const email of emails) await enter(email)
  lines.push(`- One alone: ${figures([await signIn(emails[0])], 1)}`)
  for (const round of ['First time', 'Again']) {
    const before = cpuSeconds()
    const times = await Promise.all(emails.map(signIn))
    lines.push(`- ${round}, all at once: ${figures(times, people)}; CPU ${(cpuSeconds() - before).toFixed(1)} s`)
  }
} finally {
  server.kill('SIGTERM')
  await new Promise((resolve) => server.once('exit', resolve))
  rmSync(dataDir, { recursive: true, force: true })
}
for (const line of lines) console.log(line)
keepFigures(
  'Fifty people sign in at once',
  'By `npm run bench:sign-in`. A password costs 32 MiB and three rounds of scrypt on purpose.',
  lines,
)

/** @param {string} email */
async function enter(email) {
  const invited = await fetch(`${origin}/api/v1/invitations`, {
    method: 'POST',
    headers: { ...json, authorization: `Bearer ${token}` },
    body: JSON.stringify({ email, access: 'read' }),
  })
  const { link } = await invited.json()
  const code = new URL(link).searchParams.get('code')
  const joined = await fetch(`${origin}/sign-in/invitation/person`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ code, name: email, password }),
  })
  if (joined.status !== 204) throw new Error(`${email} could not join: ${joined.status} ${await joined.text()}`)
}

/** Milliseconds until the cookie is there, and until the first page with it is. @param {string} email */
async function signIn(email) {
  const startedAt = performance.now()
  const signal = AbortSignal.timeout(longestMs)
  const answer = await fetch(`${origin}/sign-in/session`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ email, password }),
    signal,
  })
  if (answer.status !== 204) throw new Error(`${email} was answered ${answer.status}: ${await answer.text()}`)
  const signedIn = performance.now() - startedAt
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  const page = await fetch(`${origin}/`, { headers: { cookie, accept: 'text/html' }, signal })
  await page.text()
  if (page.status !== 200) throw new Error(`The first page of ${email} was answered ${page.status}`)
  return { signedIn, page: performance.now() - startedAt }
}

/** @param {{ signedIn: number, page: number }[]} times @param {number} count */
function figures(times, count) {
  const of = (/** @type {'signedIn' | 'page'} */ key, /** @type {number} */ share) => {
    const sorted = times.map((each) => each[key]).sort((a, b) => a - b)
    return `${Math.round(sorted[Math.min(count - 1, Math.floor(count * share))] ?? 0)} ms`
  }
  const told = (/** @type {'signedIn' | 'page'} */ key) => `p50 ${of(key, 0.5)}, p95 ${of(key, 0.95)}`
  return `signed in ${told('signedIn')}; first page ${told('page')}`
}

/** CPU seconds of every process of the server. */
function cpuSeconds() {
  return processesOf(server.pid).reduce((sum, { ticks }) => sum + ticks, 0) / 100
}

async function isIdle() {
  const answer = await fetch(`${origin}/api/v1/statuses`, { headers: { authorization: `Bearer ${token}` } })
  const { accounts } = await answer.json()
  return accounts.length >= 16
}

/** @param {() => Promise<boolean>} holds */
async function until(holds) {
  for (const startedAt = performance.now(); !(await holds().catch(() => false)); await sleep(100)) {
    if (performance.now() - startedAt > longestMs) throw new Error('The server was not ready in time.')
  }
}
