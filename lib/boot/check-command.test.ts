import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { XmlDocument } from 'libxml2-wasm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Sandbox } from '@/lib/sandbox/sandbox'
import { startSandbox } from '@/lib/sandbox/server'
import { checkCommand } from './check-command'

let sandbox: Sandbox
const folder = mkdtempSync(join(tmpdir(), 'shipshape-check-'))
beforeAll(async () => {
  sandbox = await startSandbox({ latencyMs: 0 })
})
afterAll(async () => {
  await sandbox.close()
  rmSync(folder, { recursive: true })
})

const account = (name: string, id: string) =>
  `  - { name: ${name}, accountId: "${id}", assumeRole: role/SpinnakerManaged, regions: [{ name: us-east-1 }] }`
const file = (accounts: readonly string[], ...names: readonly string[]) => `aws:
  enabled: true
  accounts:
${accounts.join('\n')}
ecs:
  enabled: true
  accounts:
${names.map((name) => `  - { name: ${name}-ecs, awsAccount: ${name} }`).join('\n')}
`
const docs = account('docs', '210000000002')
const payments = account('payments', '210000000004')
const files = {
  'docs.yml': file([docs], 'docs'),
  'payments.yml': file([payments], 'payments'),
  'dangling.yml': file([docs], 'docs', 'nobody'),
  'bad-id.yml': file([account('docs', '21000000002')], 'docs'),
  'no-yaml.yml': 'aws: [',
  'nothing.yml': 'deck: {}\n',
  'warned.yml': file([docs], 'docs').replace('enabled: true', 'enabled: true\n  enabld: true'),
}
for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)

function run(...args: string[]) {
  const env = { SHIPSHAPE_AWS: 'sandbox', SHIPSHAPE_SANDBOX_URL: sandbox.url, HOST: 'build-agent-7', PORT: 'none' }
  return checkCommand(args, { folder, env })
}

describe('the exit code', () => {
  test.each([
    [0, 'docs.yml', ['--release', '2025.4'], 'Open (fails on fail): docs-ecs pass (2 checks could not be made).'],
    [1, 'payments.yml', ['--release', '2025.4'], 'Closed (fails on fail): payments-ecs fail.'],
    [1, 'dangling.yml', ['--release', '2025.4'], 'nobody-ecs fail'],
    [1, 'bad-id.yml', [], 'docs-ecs fail'],
    [2, 'nothing.yml', [], 'the file has no ECS account'],
    [2, 'no-yaml.yml', [], 'no-yaml.yml:1:7: error: This is not valid YAML'],
    [2, 'absent.yml', [], 'There is no file absent.yml.'],
    [2, 'docs.yml', ['payments.yml'], 'One file is judged at a time'],
    [2, 'docs.yml', ['--fail-on', 'pass'], '--fail-on: '],
    [2, 'docs.yml', ['--release', 'latest'], '--release: '],
    [2, 'docs.yml', ['--format', 'pdf'], '--format: '],
    [2, 'docs.yml', ['--failon', 'warn'], "Unknown option '--failon'"],
  ])('is %i for %s %j', async (code, name, options, words) => {
    const { said, ...rest } = await run(name, ...options)
    expect([rest.code, said.join('\n')]).toEqual([code, expect.stringContaining(words)])
    expect(rest.out !== '').toBe(code !== 2 || name === 'nothing.yml')
  })

  test('is 2 without a file, with how it is called', async () => {
    expect(await run()).toEqual({
      code: 2,
      out: '',
      said: ['Name the file to judge.', expect.stringMatching(/^Usage:/)],
    })
  })

  test('is 2 where nobody could read what would be open, and 1 where the unknown is to close it', async () => {
    const env = { SHIPSHAPE_AWS: 'sandbox', SHIPSHAPE_SANDBOX_URL: 'http://127.0.0.1:9' }
    const offline = await checkCommand(['docs.yml', '--release', '2025.4'], { folder, env })
    expect([offline.code, offline.said.at(-1)]).toEqual([2, expect.stringContaining('nobody could read docs-ecs')])
    const strict = await checkCommand(['docs.yml', '--fail-on', 'unknown'], { folder, env })
    expect(strict.code).toBe(1)
  })
})

test('the report is Markdown unless another form is asked for', async () => {
  expect((await run('docs.yml')).out).toMatch(/^# Readiness\n/)
  const json: unknown = JSON.parse((await run('docs.yml', '--format', 'json', '--fail-on', 'warn')).out)
  expect(json).toMatchObject({ asked: { failOn: 'warn', release: null }, accounts: [{ ecsAccount: 'docs-ecs' }] })
  const { out } = await run('payments.yml', '--format', 'junit')
  expect(XmlDocument.fromString(out).find('//failure').length).toBeGreaterThan(0)
  expect((await run('docs.yml', '--format', 'sarif')).out).toContain('"uri": "docs.yml"')
})

test('warnings of the file are said as a compiler says them', async () => {
  expect((await run('warned.yml')).said[0]).toMatch(/^warned\.yml:3:3: warning: .*enabld/)
})

test('as a process, called from elsewhere: the report alone on stdout, the outcome as exit code', async () => {
  const child = spawn(process.execPath, ['scripts/check.js', 'payments.yml', '--format', 'csv'], {
    env: { ...process.env, INIT_CWD: folder, SHIPSHAPE_AWS: 'sandbox', SHIPSHAPE_SANDBOX_URL: sandbox.url },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, said, code] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    new Promise((resolve) => child.on('close', resolve)),
  ])
  expect([code, said]).toEqual([1, 'Closed (fails on fail): payments-ecs fail.\n'])
  expect(out).toMatch(/^ecsAccount,check,status,/)
  expect(out.endsWith('\r\n')).toBe(true)
})

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
