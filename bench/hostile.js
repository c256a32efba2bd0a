// npm run bench:hostile: what five readers notice while somebody sends what is meant to harm. Adds to bench/RESULTS.md.
// Every body is refused in a sentence within two seconds, or the script says which was not and ends with 1.
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../prisma/embedded/free-port.js'
import { hostileRequests } from './hostile-requests.js'
import { keepFigures } from './keep-figures.js'
import { spawnBuilt } from './spawn-built.js'

const token = 'figures-of-the-bench'
/** The longest that an answer to a hostile request may take, and how much more slowly a reader may be answered beside it. */
const bounds = { answerMs: 2_000, readers: 2 }
const watchedMs = 3_000
/** How long somebody who sends half of what they said keeps the connection. */
const silentMs = 500
const places = ['/healthz', '/', '/accounts', '/api/v1/registry', '/api/v1/statuses']

const port = await freePort()
const origin = `http://127.0.0.1:${port}`
const dataDir = mkdtempSync(join(tmpdir(), 'shipshape-hostile-'))
const server = spawnBuilt({ port, dataDir, token, stderr: 'inherit' })
const failures = []
const lines = []
try {
  await ready()
  await readersMeanwhile(sleep(watchedMs))
  const idle = await readersMeanwhile(sleep(2 * watchedMs))
  lines.push(`- Load of the machine before (1 min): ${loadavg()[0]?.toFixed(1)}; ${availableParallelism()} cores`)
  lines.push(`- Five readers alone, ${places.join(', ')}: p50 ${ms(idle.p50)}, p95 ${ms(idle.p95)}`, '')
  lines.push(
    '| what is sent | answers | longest | says | readers p50, p95 | p95 of idle |',
    '|---|---|---|---|---|---|',
  )
  for (const each of hostileRequests) lines.push(await row(each, idle))
} finally {
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await ended
  rmSync(dataDir, { recursive: true, force: true })
}
console.log(lines.join('\n'))
for (const failure of failures) console.error(failure)
keepFigures(
  'What hostile requests do to others',
  `Written by \`npm run bench:hostile\`: the built server in sandbox mode, and five readers of an address each, one request after
the other, alone and while each hostile request is sent again and again for ${watchedMs / 1000} s. Bounds: refused in a sentence within
${bounds.answerMs / 1000} s, readers' p95 at most ${bounds.readers}x of idle. ${failures.length === 0 ? 'None was over.' : `Over: ${failures.length}.`}`,
  [...lines, ...(failures.length === 0 ? [] : ['', ...failures.map((each) => `- ${each}`)])],
)
process.exit(failures.length === 0 ? 0 : 1)

/** Sends one again and again, and tells what came back and what the readers got meanwhile. */
async function row({ what, expected = [400, 404, 413, 422, 429], ...hostile }, idle) {
  const until = performance.now() + watchedMs
  const answers = []
  const sending = (async () => {
    do answers.push(await send(hostile))
    while (performance.now() < until)
  })()
  const readers = await readersMeanwhile(sending)
  const statuses = [...new Set(answers.map(({ status }) => status))]
  const longest = Math.max(...answers.map(({ took }) => took))
  const says = answers[0]?.says ?? ''
  const ratio = readers.p95 / idle.p95
  if (!statuses.every((status) => expected.includes(status))) failures.push(`${what}: answered ${statuses.join(', ')}`)
  if (longest > bounds.answerMs) failures.push(`${what}: answered after ${ms(longest)}`)
  if (!/[.!]$/.test(says)) failures.push(`${what}: no sentence: ${says.slice(0, 80)}`)
  if (ratio > bounds.readers) failures.push(`${what}: readers' p95 ${ratio.toFixed(1)}x of idle`)
  const count = `${statuses.join(', ')} (${answers.length}x)`
  return `| ${what} | ${count} | ${ms(longest)} | ${brief(says)} | ${ms(readers.p50)}, ${ms(readers.p95)} | ${ratio.toFixed(1)}x |`
}

/** One request over a connection of its own; fetch would refuse to send some of them. */
function send({ method = 'POST', path, type = 'application/yaml', body = '', headers = {}, staysSilent = false }) {
  const startedAt = performance.now()
  return new Promise((resolve) => {
    const done = (status, says) => resolve({ status, says, took: performance.now() - startedAt })
    const sent = request(`${origin}${path}`, {
      method,
      agent: false,
      // Not where the readers are: whoever guesses tokens locks out the address that they come from.
      localAddress: '127.0.0.2',
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === '' ? {} : { 'content-type': type, 'content-length': Buffer.byteLength(body) }),
        ...headers,
      },
    })
    sent.on('response', async (response) => {
      let text = ''
      for await (const chunk of response.setEncoding('utf8')) text += chunk
      done(response.statusCode, sentenceOf(text))
    })
    sent.on('error', (error) => done(0, `${error.message}.`))
    if (!staysSilent) return sent.end(body)
    sent.write(body.slice(0, body.length / 2))
    setTimeout(() => {
      sent.destroy()
      done(null, 'Nothing, and nobody waited for it.')
    }, silentMs)
  })
}

function sentenceOf(text) {
  try {
    return JSON.parse(text).detail ?? text
  } catch {
    return text
  }
}

/** Five readers until `until` settles. */
async function readersMeanwhile(until) {
  let isOver = false
  void until.finally(() => {
    isOver = true
  })
  const times = []
  const read = async (path) => {
    while (!isOver) {
      const startedAt = performance.now()
      const response = await fetch(`${origin}${path}`, { headers: { authorization: `Bearer ${token}` } })
      await response.arrayBuffer()
      times.push(performance.now() - startedAt)
      if (response.status !== 200) failures.push(`a reader of ${path} was answered ${response.status}`)
      await sleep(50)
    }
  }
  await Promise.all(places.map(read))
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95) }
}

async function ready() {
  for (const until = Date.now() + 120_000; Date.now() < until; ) {
    if ((await fetch(`${origin}/readyz`).catch(() => null))?.status === 200) return
    await sleep(100)
  }
  throw new Error('The server did not start within two minutes.')
}

function ms(value) {
  return value >= 10_000 ? `${(value / 1_000).toFixed(1)} s` : `${Math.round(value)} ms`
}

function brief(text) {
  const plain = text.replaceAll(/[|\n\p{Cc}]/gu, ' ')
  return plain.length > 70 ? `${plain.slice(0, 70)}…` : plain
}
