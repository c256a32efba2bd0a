import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'

/** A start script whose one process is `part`; answers what it printed and its exit code. */
function supervise(part: string) {
  const script = `import { keepRunning } from './scripts/keep-running.js'; keepRunning('worker', ['-e', ${JSON.stringify(part)}], {})`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'pipe'] })
  const printed: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => printed.push(String(chunk)))
  const until = async (words: RegExp) => {
    while (!words.test(printed.join(''))) await Promise.race([once(child.stderr, 'data'), once(child.stdout, 'data')])
  }
  return { child, printed, until, ended: once(child, 'exit') }
}

test('a process that was ready and dies is started again, each time after a longer pause; SIGTERM ends both', async () => {
  const { child, printed, until, ended } = supervise(
    `process.send('ready', () => process.kill(process.pid, 'SIGKILL'))`,
  )
  await until(/again in 0\.8 s/)
  child.kill('SIGTERM')
  await ended
  const pauses = [
    ...printed.join('').matchAll(/The worker process ended \(SIGKILL\); it is started again in ([\d.]+) s\./g),
  ]
  expect(pauses.slice(0, 3).map(([, seconds]) => seconds)).toEqual(['0.2', '0.4', '0.8'])
})

test('a process that ends before it was ever ready ends the whole with its code: it has said what is wrong', async () => {
  const { printed, ended } = supervise(`console.error('PORT is "x"'); process.exit(3)`)
  expect((await ended)[0]).toBe(3)
  expect(printed.join('')).toBe('PORT is "x"\n')
})

test('a process that is stopped ends in order, and with it the whole', async () => {
  const { child, printed, until, ended } = supervise(
    `process.on('SIGTERM', () => { console.log('closed'); process.exit(0) }); console.log('up'); process.send('ready'); setInterval(() => {}, 1000)`,
  )
  await until(/up/)
  child.kill('SIGTERM')
  await ended
  expect(printed.join('')).toBe('up\nclosed\n')
})
