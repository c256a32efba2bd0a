import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FaultRule } from './faults'
import type { Sandbox } from './sandbox'
import { startSandbox } from './server'
import { ask, assume, type Key } from './testing/ask'

let sandbox: Sandbox
let key: Key

beforeEach(async () => {
  sandbox = await startSandbox({ latencyMs: 0 })
  key = await assume(sandbox, 'arn:aws:iam::210000000002:role/SpinnakerManaged')
  sandbox.forgetCalls()
})
afterEach(() => sandbox.close())

const listClusters = () => ask(sandbox, { service: 'ecs', action: 'ListClusters', key })
const outcomes = async (count: number) => {
  const codes: (string | null)[] = []
  for (let index = 0; index < count; index++) {
    await listClusters()
    codes.push(sandbox.calls().at(-1)?.code ?? null)
  }
  return codes
}

test.each([
  ['deny', 400, 'AccessDeniedException'],
  ['throttle', 400, 'ThrottlingException'],
  ['500', 500, 'ServerException'],
  ['503', 503, 'ServiceUnavailableException'],
  ['expired', 400, 'ExpiredTokenException'],
] as const)('%s is answered with %i %s', async (kind, status, code) => {
  sandbox.behave({ faults: [{ kind }] })
  const answer = await listClusters()
  expect([answer.status, answer.json()]).toEqual([status, expect.objectContaining({ __type: code })])
})

test('query and EC2 have their own words for a throttled call', async () => {
  sandbox.behave({ faults: [{ kind: 'throttle' }] })
  const roles = await ask(sandbox, { service: 'iam', action: 'ListRoles', key })
  expect([roles.status, roles.text('Code')]).toEqual([400, 'Throttling'])
  const regions = await ask(sandbox, { service: 'ec2', action: 'DescribeRegions', key })
  expect([regions.status, regions.text('Code')]).toEqual([503, 'RequestLimitExceeded'])
})

test.each(['reset', 'truncate'] as const)('%s breaks the answer off', async (kind) => {
  sandbox.behave({ faults: [{ kind }] })
  await expect(listClusters()).rejects.toThrow()
  expect(sandbox.calls()).toMatchObject([{ action: 'ecs:ListClusters', fault: kind, status: null }])
})

test('hang never answers', async () => {
  sandbox.behave({ faults: [{ kind: 'hang', action: 'ecs:ListClusters' }] })
  const hanging = listClusters().then(
    () => 'answered',
    () => 'cut off',
  )
  // A later call is answered while the first still hangs; closing ends it.
  expect((await ask(sandbox, { service: 'iam', action: 'ListRoles', key })).status).toBe(200)
  await sandbox.close()
  expect(await hanging).toBe('cut off')
  sandbox = await startSandbox({ latencyMs: 0 })
})

test('html is a page with status 200, as of a proxy that wants a password', async () => {
  sandbox.behave({ faults: [{ kind: 'html' }] })
  const answer = await listClusters()
  expect([answer.status, answer.body.slice(0, 15)]).toEqual([200, '<!DOCTYPE html>'])
})

test.each<[FaultRule, boolean]>([
  [{ kind: 'deny', action: 'ecs:List*' }, true],
  [{ kind: 'deny', action: 'ecs:Describe*' }, false],
  [{ kind: 'deny', account: '210000000002' }, true],
  [{ kind: 'deny', account: '2100000000??' }, true],
  [{ kind: 'deny', account: '210000000003' }, false],
  [{ kind: 'deny', region: 'us-*' }, true],
  [{ kind: 'deny', region: 'eu-*' }, false],
])('%o strikes ListClusters: %s', async (rule, strikes) => {
  sandbox.behave({ faults: [rule] })
  expect((await listClusters()).status).toBe(strikes ? 400 : 200)
})

test('AssumeRole is struck by the account of its role', async () => {
  sandbox.behave({ faults: [{ kind: 'deny', account: '210000000003' }] })
  await expect(assume(sandbox, 'arn:aws:iam::210000000003:role/SpinnakerManaged')).rejects.toThrow('AccessDenied')
  await expect(assume(sandbox, 'arn:aws:iam::210000000002:role/SpinnakerManaged')).resolves.toBeDefined()
})

test('a rule with a count goes away', async () => {
  sandbox.behave({ faults: [{ kind: 'throttle', count: 2 }] })
  expect(await outcomes(3)).toEqual(['ThrottlingException', 'ThrottlingException', null])
})

test('the same seed strikes the same calls, at about the rate asked for', async () => {
  const behaviour = { faults: [{ kind: '500' as const, probability: 0.3 }], seed: 7 }
  sandbox.behave(behaviour)
  const first = await outcomes(100)
  sandbox.behave(behaviour)
  expect(await outcomes(100)).toEqual(first)
  expect(first.filter((code) => code !== null).length).toBeGreaterThan(15)
  expect(first.filter((code) => code !== null).length).toBeLessThan(45)
})

test('published rates are kept to when asked, and tokens come back with time', async () => {
  let now = Date.parse('2026-11-24T12:00:00Z')
  await sandbox.close()
  sandbox = await startSandbox({ latencyMs: 0, rateLimits: true, now: () => new Date(now) })
  key = await assume(sandbox, 'arn:aws:iam::210000000002:role/SpinnakerManaged')
  expect(await outcomes(52)).toEqual([...Array(50).fill(null), 'ThrottlingException', 'ThrottlingException'])
  now += 100
  expect(await outcomes(3)).toEqual([null, null, 'ThrottlingException'])
})

test('the control interface sets faults, shows calls and forgets both', async () => {
  const control = (method: string, path: string, body?: unknown) =>
    fetch(`${sandbox.url}/_sandbox/${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  expect((await control('PUT', 'faults', { faults: [{ kind: 'deny' }], latencyMs: 1 })).status).toBe(200)
  await listClusters()
  expect(await (await control('GET', 'calls')).json()).toMatchObject({
    calls: [
      {
        action: 'ecs:ListClusters',
        account: '210000000002',
        region: 'us-east-1',
        status: 400,
        code: 'AccessDeniedException',
        fault: 'deny',
      },
    ],
  })
  await control('DELETE', 'faults')
  await control('DELETE', 'calls')
  expect((await listClusters()).status).toBe(200)
  expect(sandbox.calls()).toHaveLength(1)
})

test.each(['{', '[]', '{"faults":[{"kind":"explode"}]}', '{"latencyMs":"slow"}', '{"rateLimits":1}'])(
  'the control interface refuses %s',
  async (body) => {
    expect((await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'PUT', body })).status).toBe(400)
  },
)

test('an unsigned request and a service that is not there are refused', async () => {
  expect((await fetch(sandbox.url)).status).toBe(403)
  const authorization =
    'AWS4-HMAC-SHA256 Credential=AKIA/20261124/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0'
  expect((await fetch(sandbox.url, { headers: { authorization } })).status).toBe(403)
})
