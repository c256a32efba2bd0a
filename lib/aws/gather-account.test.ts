import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { noFacts } from '@/lib/readiness/fact-set'
import type { FactName } from '@/lib/readiness/facts'
import { gatherAccount } from './gather-account'
import { plannedFacts } from './plan'
import { factSetOf, gatheredFacts } from './testing/gathered-facts'
import { testRegion, testTarget } from './testing/test-target'
import { awsAt, startTestAws, suiteRegion, testInstance, testWorld } from './testing/test-world'

const second = { name: 'second', instances: [testInstance(9)] }

let started: Awaited<ReturnType<typeof startTestAws>>
beforeAll(async () => {
  started = await startTestAws({
    world: testWorld({
      optedIn: ['eu-south-1'],
      regions: {
        [testRegion]: { ...suiteRegion, clusters: [...(suiteRegion.clusters ?? []), second] },
        'eu-south-1': suiteRegion,
      },
    }),
  })
})
afterEach(() => started.sandbox.behave({ faults: [], latencyMs: 0 }))
afterAll(() => started.sandbox.close())

const names = (records: { fact: FactName }[]) => records.map(({ fact }) => fact)

describe('the plan', () => {
  test('holds what was asked for and everything that runs before it', async () => {
    const planned = plannedFacts(['instance-types'], ['us-east-1', 'eu-west-1'])
    expect(planned.map(({ fact, region }) => `${fact} ${region}`)).toEqual([
      'reader-session null',
      'clusters us-east-1',
      'clusters eu-west-1',
      'container-instances us-east-1',
      'container-instances eu-west-1',
      'instance-types us-east-1',
      'instance-types eu-west-1',
    ])
  })

  test('is what is saved, each fact once', async () => {
    const regions = [{ name: testRegion }, { name: 'eu-south-1' }]
    const target = testTarget({ regions })
    const want: FactName[] = ['auto-scaling-groups', 'roles', 'alarms']
    const { records } = await gatheredFacts(started.aws, target, { want })
    const saved = records.map(({ fact, region }) => `${fact} ${region}`).sort()
    expect(saved).toEqual(
      plannedFacts(want, target.regions)
        .map(({ fact, region }) => `${fact} ${region}`)
        .sort(),
    )
  })
})

describe('regions', () => {
  test.each([
    ['that only Clouddriver can tell', '$'.concat('{REGION}'), 'only Clouddriver'],
    ['with a blank before it', ' us-east-1', 'not the name of a region'],
    ['of two names', 'us-east-1,us-west-2', 'not the name of a region'],
    ['with another host in it', 'us-east-1.example.com/#', 'not the name of a region'],
  ])('one %s is not called', async (_what, region, why) => {
    started.sandbox.forgetCalls()
    const target = { ...testTarget(), regions: [region] }
    const { fact } = await gatheredFacts(started.aws, target, { want: ['clusters'] })
    const message = expect.stringContaining(why)
    expect(fact('clusters', region)).toMatchObject({ ok: false, fault: { kind: 'not-configured', region, message } })
    expect(started.sandbox.calls().filter(({ action }) => action.startsWith('ecs:'))).toEqual([])
  })

  test('one that the account has not opted in to is not called', async () => {
    started.sandbox.forgetCalls()
    const target = testTarget({ regions: [{ name: testRegion }, { name: 'me-central-1' }] })
    const { fact, value } = await gatheredFacts(started.aws, target)
    expect(fact('clusters', 'me-central-1')).toMatchObject({
      fault: { kind: 'region-disabled', action: 'ecs:ListClusters', region: 'me-central-1' },
    })
    expect(value('clusters', testRegion)).toHaveLength(3)
    expect(started.sandbox.calls().filter(({ region }) => region === 'me-central-1')).toEqual([])
  })

  test('one that refuses the session is off, where nobody asked for the list of regions', async () => {
    const target = testTarget({ regions: [{ name: 'me-central-1' }] })
    const { fact } = await gatheredFacts(started.aws, target, { want: ['clusters'] })
    expect(fact('clusters', 'me-central-1')).toMatchObject({
      fault: { kind: 'region-disabled', code: 'UnrecognizedClientException' },
    })
  })

  test('one that is opted in to is read', async () => {
    const target = testTarget({ regions: [{ name: 'eu-south-1' }] })
    const { value, calls } = await gatheredFacts(started.aws, target)
    expect(value('clusters', 'eu-south-1')).toHaveLength(2)
    expect(calls.filter(({ action }) => action === 'sts:AssumeRole')).toHaveLength(1)
  })
})

test('one throttled cluster of two costs one entry', async () => {
  const aws = awsAt(started.sandbox.url, { attempts: 1 })
  started.sandbox.behave({ faults: [{ action: 'ecs:ListContainerInstances', kind: 'throttle', count: 1 }] })
  const { value } = await gatheredFacts(aws, testTarget(), { want: ['container-instances'] })
  const entries = Object.values(value('container-instances', testRegion))
  expect(entries.filter(({ ok }) => ok)).toHaveLength(1)
  expect(entries.filter(({ ok }) => !ok)).toMatchObject([{ fault: { kind: 'throttled' } }])
})

test('what an earlier part of the run gathered is neither gathered nor saved again', async () => {
  const first = await gatheredFacts(started.aws, testTarget(), { want: ['clusters', 'alarms'] })
  const known = factSetOf(first.records)
  const { records, calls } = await gatheredFacts(started.aws, testTarget(), {
    want: ['container-instances', 'alarms'],
    known,
  })
  expect(names(records)).toEqual(['container-instances'])
  expect(calls.map(({ action }) => action)).not.toContain('ecs:ListClusters')
})

test('what runs after a fact does not wait until that is saved; the run does', async () => {
  const asked: FactName[] = []
  const gathering = gatherAccount(started.aws, testTarget(), ['clusters'], {
    known: noFacts,
    onFact: ({ fact }) => {
      asked.push(fact)
      return fact === 'reader-session' ? new Promise(() => {}) : Promise.reject(new Error('The disk is full.'))
    },
    onCall: () => undefined,
    signal: new AbortController().signal,
  })
  await expect(gathering).rejects.toThrow('The disk is full.')
  expect(asked).toEqual(['reader-session', 'clusters'])
})

describe('ending early', () => {
  test('cancelled, it saves nothing more, and returns', async () => {
    started.sandbox.behave({ faults: [{ action: 'iam:ListRoles', kind: 'hang' }] })
    const cancel = new AbortController()
    const saved: FactName[] = []
    await gatherAccount(started.aws, testTarget(), ['reader-session', 'roles', 'simulation'], {
      known: noFacts,
      onFact: async ({ fact }) => {
        saved.push(fact)
        cancel.abort()
      },
      onCall: () => undefined,
      signal: cancel.signal,
    })
    expect(saved).toEqual(['reader-session'])
  })

  test('already cancelled, it asks nothing', async () => {
    const { records, calls } = await gatheredFacts(started.aws, testTarget(), { signal: AbortSignal.abort() })
    expect([records, calls]).toEqual([[], []])
  })

  test('a fact that cannot be saved ends the run with that error', async () => {
    const gathering = gatherAccount(started.aws, testTarget(), ['clusters'], {
      known: noFacts,
      onFact: async () => {
        throw new Error('The database is gone.')
      },
      onCall: () => undefined,
      signal: new AbortController().signal,
    })
    await expect(gathering).rejects.toThrow('The database is gone.')
  })

  test('a collector out of time keeps what it has', async () => {
    const aws = awsAt(started.sandbox.url, { collectorMs: 400, requestMs: 5_000, callMs: 5_000 })
    started.sandbox.behave({ faults: [{ action: 'ecs:ListContainerInstances', kind: 'hang', count: 1 }] })
    const { value, fact } = await gatheredFacts(aws, testTarget(), { want: ['container-instances', 'instance-types'] })
    const entries = Object.values(value('container-instances', testRegion))
    expect(entries.filter(({ ok }) => ok)).toHaveLength(1)
    expect(entries.filter(({ ok }) => !ok)).toMatchObject([{ fault: { kind: 'timeout' } }])
    expect(fact('instance-types', testRegion).ok).toBe(true)
  })
})

test("at AWS's published rates a region of sixty clusters is read without one throttled call", async () => {
  const clusters = Array.from({ length: 60 }, (_, index) => ({ name: `c${index}`, instances: [testInstance(index)] }))
  const { sandbox, aws } = await startTestAws({
    world: testWorld({ regions: { [testRegion]: { clusters } } }),
    rateLimits: true,
  })
  const { value, calls } = await gatheredFacts(aws, testTarget(), { want: ['container-instances'] })
  await sandbox.close()
  expect(Object.values(value('container-instances', testRegion)).every(({ ok }) => ok)).toBe(true)
  expect(calls.filter(({ throttled }) => throttled)).toEqual([])
})
