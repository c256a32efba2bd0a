import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Fault } from '@/lib/readiness/fault'
import { faultSentence } from '@/lib/readiness/unknown-words'
import type { FaultKind } from '@/lib/sandbox/faults'
import { gatheredFacts } from './testing/gathered-facts'
import { ownTime } from './testing/own-time'
import { testRegion, testTarget } from './testing/test-target'
import { awsAt, startTestAws } from './testing/test-world'

const limits = { requestMs: 600, callMs: 1_500, collectorMs: 10_000, attempts: 2 }

let started: Awaited<ReturnType<typeof startTestAws>>
beforeAll(async () => {
  started = await startTestAws({}, limits)
})
beforeEach(() => started.sandbox.behave({ faults: [] }))
afterAll(() => started.sandbox.close())

// An Aws of its own each time: it remembers for a minute who the caller is.
const gather = () => gatheredFacts(awsAt(started.sandbox.url, limits), testTarget())

describe('one action fails', () => {
  const cases: [FaultKind, Fault['kind'], string | null][] = [
    ['deny', 'denied', 'AccessDeniedException'],
    ['throttle', 'throttled', 'ThrottlingException'],
    ['500', 'unexpected', null],
    ['503', 'unexpected', null],
    ['expired', 'credentials', 'ExpiredTokenException'],
    ['reset', 'unreachable', 'ECONNRESET'],
    ['hang', 'timeout', null],
    ['truncate', 'unreachable', null],
    ['html', 'unexpected', null],
  ]

  test.each(cases)('%s of a JSON call is %s', async (kind, expected, code) => {
    started.sandbox.behave({ faults: [{ action: 'ecs:ListClusters', kind }] })
    const { fact, value } = await gather()
    const clusters = fact('clusters', testRegion)
    expect(clusters).toMatchObject({
      ok: false,
      fault: { kind: expected, action: 'ecs:ListClusters', region: testRegion },
    })
    if (code !== null) expect(clusters).toMatchObject({ fault: { code } })
    // What runs after it has the same fault; what does not is untouched.
    expect(fact('container-instances', testRegion)).toMatchObject({ ok: false, fault: { action: 'ecs:ListClusters' } })
    if (kind !== 'expired') expect(value('alarms', testRegion)).toHaveLength(2)
  })

  test.each(cases)('%s of a query call is %s', async (kind, expected) => {
    started.sandbox.behave({ faults: [{ action: 'iam:ListRoles', kind }] })
    const { fact } = await gather()
    expect(fact('roles')).toMatchObject({ ok: false, fault: { kind: expected, action: 'iam:ListRoles' } })
  })

  test.each(cases)('%s of an EC2 call is %s', async (kind, expected) => {
    started.sandbox.behave({ faults: [{ action: 'ec2:DescribeRegions', kind }] })
    const { fact } = await gather()
    expect(fact('opted-in-regions')).toMatchObject({
      ok: false,
      fault: { kind: expected, action: 'ec2:DescribeRegions' },
    })
  })

  test('a fault of AWS carries the request id', async () => {
    started.sandbox.behave({ faults: [{ action: 'iam:ListRoles', kind: 'deny' }] })
    const { fact } = await gather()
    const refused = started.sandbox.calls().findLast(({ action }) => action === 'iam:ListRoles')
    expect(fact('roles')).toMatchObject({ fault: { requestId: refused?.requestId } })
  })

  test('a fault that goes away costs a retry and nothing else', async () => {
    started.sandbox.behave({ faults: [{ action: 'ecs:DescribeClusters', kind: '500', count: 1 }] })
    const { value, calls } = await gather()
    expect(value('clusters', testRegion)).toHaveLength(2)
    expect(calls.filter(({ action }) => action === 'ecs:DescribeClusters')).toMatchObject([
      { attempt: 1, code: expect.any(String), throttled: false },
      { attempt: 2, code: null },
    ])
  })
})

describe('the session cannot be had', () => {
  test.each([
    ['deny', 'denied'],
    ['expired', 'credentials'],
    ['html', 'unexpected'],
    ['hang', 'timeout'],
  ] as const)('%s of AssumeRole is %s in every fact, and nothing else is asked', async (kind, expected) => {
    started.sandbox.behave({ faults: [{ action: 'sts:AssumeRole', kind }] })
    started.sandbox.forgetCalls()
    const { records } = await gather()
    const read = records.filter(({ fact }) => fact !== 'caller-identity')
    expect(read.length).toBeGreaterThan(10)
    for (const { gathered } of read) {
      expect(gathered).toMatchObject({ ok: false, fault: { kind: expected, action: 'sts:AssumeRole' } })
    }
    expect(new Set(started.sandbox.calls().map(({ action }) => action))).toEqual(
      new Set(['sts:AssumeRole', 'sts:GetCallerIdentity']),
    )
  })

  test('dead credentials end an account within a second', async () => {
    started.sandbox.behave({ faults: [{ kind: 'expired' }] })
    const elapsed = ownTime()
    const regions = ['us-east-1', 'us-west-2', 'eu-west-1'].map((name) => ({ name }))
    const { records } = await gatheredFacts(awsAt(started.sandbox.url, limits), testTarget({ regions }))
    expect(records.every(({ gathered }) => !gathered.ok && gathered.fault.kind === 'credentials')).toBe(true)
    expect(elapsed()).toBeLessThan(1_000)
  })

  test('nobody listening is unreachable', async () => {
    const { fact } = await gatheredFacts(awsAt('http://127.0.0.1:9', { attempts: 1 }), testTarget())
    expect(fact('roles')).toMatchObject({ fault: { kind: 'unreachable', action: 'sts:AssumeRole' } })
  })

  test('no role at all is not-configured, without a call', async () => {
    started.sandbox.forgetCalls()
    const target = testTarget({ assumeRole: null }, { defaultAssumeRole: null })
    const { fact, calls } = await gatheredFacts(started.aws, target, { want: ['clusters', 'assumed-role'] })
    expect(fact('clusters', testRegion)).toMatchObject({ fault: { kind: 'not-configured', action: 'sts:AssumeRole' } })
    expect(fact('assumed-role')).toMatchObject({ fault: { kind: 'not-configured' } })
    expect(calls).toEqual([])
  })
})

test('credentials that die during a scan stop the calls that have not begun', async () => {
  started.sandbox.behave({ faults: [{ action: 'ecs:DescribeClusters', kind: 'expired' }] })
  const { fact } = await gather()
  for (const name of ['clusters', 'container-instances', 'capacity-providers', 'instance-types'] as const) {
    expect(fact(name, testRegion)).toMatchObject({ fault: { kind: 'credentials', action: 'ecs:DescribeClusters' } })
  }
})

test('a call whose turn did not come is said not to have been sent, and only a sent one to have timed out', async () => {
  started.sandbox.behave({ faults: [{ action: 'ecs:*', kind: 'hang' }] })
  started.sandbox.forgetCalls()
  const narrow = { ...limits, requestMs: 5_000, callMs: 5_000, accountMs: 800, accountRequests: 1 }
  const { records } = await gatheredFacts(awsAt(started.sandbox.url, narrow), testTarget())
  const sent = new Set(started.sandbox.calls().map(({ action }) => action))
  const faults = records.flatMap(({ gathered }) => (gathered.ok ? [] : [gathered.fault]))
  const unsent = faults.filter(({ code }) => code === 'NotSent')
  expect(unsent.length).toBeGreaterThan(3)
  for (const { action, kind } of unsent) expect([action, kind, sent.has(action)]).toEqual([action, 'throttled', false])
  expect(faults.filter(({ kind }) => kind === 'timeout').every(({ action }) => sent.has(action))).toBe(true)
  expect(faultSentence(unsent[0] ?? faults[0] ?? raise())).toMatch(/^\S+ was not sent in \S+: the time .* was over/)
})

function raise(): never {
  throw new Error('Nothing failed.')
}
