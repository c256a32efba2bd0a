// npm run bench:kills -- [times]: kill -9 of a process of the server at random moments, during writes and a check. Nothing that
// was acknowledged may be lost, nothing may be there twice, and nothing left behind may keep the next start from its folder.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../prisma/embedded/free-port.js'
import { keepFigures } from './keep-figures.js'
import { processesOf } from './processes-of.js'
import { spawnBuilt } from './spawn-built.js'

const token = 'token-of-the-kills-that-nobody-guesses'
const roles = ['web', 'worker', 'Postgres', 'supervisor', 'sandbox']
const times = Number(process.argv[2] ?? 100)
const longestMs = 60_000
const port = await freePort()
const origin = `http://127.0.0.1:${port}`
const dataDir = mkdtempSync(join(tmpdir(), 'shipshape-kills-'))
const acknowledged = []
const killed = new Map(roles.map((role) => [role, 0]))
let server = null
let isOver = false
let longestPause = 0
try {
  await start()
  const writing = writeOn()
  for (let index = 0; index < times; index += 1) await killOne(roles[index % roles.length])
  isOver = true
  await writing
  await finish()
} finally {
  server?.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
}
process.exit(process.exitCode ?? 0)

async function start() {
  server = spawnBuilt({ port, dataDir, token, stderr: 'ignore' })
  await until(async () => (await ask('GET', '/readyz'))?.status === 200, 'the server is ready')
}

/** Adds one account after the other, and asks for checks; what was answered 201 must be there at the end. */
async function writeOn() {
  for (let index = 0; !isOver; index += 1) {
    const name = `kill-${String(index).padStart(5, '0')}`
    const accountId = String(700_000_000_000 + index)
    const answer = await ask('POST', '/api/v1/aws-accounts', { name, accountId, assumeRole: 'role/Nobody' })
    if (answer?.status === 201) acknowledged.push(name)
    if (index % 50 === 0) await ask('POST', '/api/v1/scans', {})
    await sleep(20)
  }
}

async function killOne(role) {
  await sleep(Math.random() * 1_500)
  const own = processesOf(server.pid)
  const victim = own.find((each) => each.role === role && (role !== 'Postgres' || each.parent === server.pid))
  if (victim === undefined) return
  killed.set(role, killed.get(role) + 1)
  const startedAt = performance.now()
  process.kill(victim.pid, 'SIGKILL')
  if (role === 'supervisor') {
    await until(async () => own.every(({ pid }) => !isAlive(pid)), 'its processes have ended')
    await start()
  } else {
    await until(async () => (await ask('GET', '/readyz'))?.status === 200, `the server is ready without its ${role}`)
  }
  longestPause = Math.max(longestPause, performance.now() - startedAt)
}

async function finish() {
  const { awsAccounts } = await (await ask('GET', '/api/v1/aws-accounts')).json()
  const there = awsAccounts.map(({ name }) => name)
  const lost = acknowledged.filter((name) => !there.includes(name))
  const twice = there.filter((name, index) => there.indexOf(name) !== index)
  const { id } = await (await ask('POST', '/api/v1/scans', { ecsAccounts: ['payments-ecs'] })).json()
  await until(
    async () => (await (await ask('GET', `/api/v1/scans/${id}`)).json()).state === 'done',
    'a last check is done',
  )
  const kills = [...killed].map(([role, count]) => `${role} ${count}`).join(', ')
  const figures = [
    `- kill -9: ${kills}`,
    `- Writes acknowledged: ${acknowledged.length}; lost: ${lost.length}; there twice: ${twice.length}`,
    `- Longest from a kill until the server was ready again: ${(longestPause / 1_000).toFixed(1)} s; a check at the end was done`,
  ]
  console.log(figures.join('\n'))
  keepFigures('What kills leave', `Written by \`npm run bench:kills -- ${times}\`.`, figures)
  if (lost.length + twice.length > 0) process.exitCode = 1
}

/** Null where nobody answered. */
function ask(method, path, body) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const init = { method, headers, signal: AbortSignal.timeout(10_000) }
  return fetch(`${origin}${path}`, body === undefined ? init : { ...init, body: JSON.stringify(body) }).catch(
    () => null,
  )
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function until(holds, what) {
  const startedAt = performance.now()
  while (!(await holds())) {
    if (performance.now() - startedAt > longestMs) throw new Error(`Not within ${longestMs / 1_000} s: ${what}.`)
    await sleep(50)
  }
}
