import { CreateClusterCommand } from '@aws-sdk/client-ecs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FactName, factNames } from '@/lib/readiness/facts'
import { allowing, policy, trusting } from '@/lib/sandbox/world/role-builders'
import type { Role } from '@/lib/sandbox/world/world-types'
import { openAccount } from './account-access'
import { actionsOf } from './actions'
import { collectors } from './collectors'
import type { FactRecord } from './fact-record'
import { sessionPolicy } from './session-policy'
import { factSetOf, gatheredFacts } from './testing/gathered-facts'
import { testRegion, testTarget } from './testing/test-target'
import { awsAt, launchingRegion, startTestAws, testWorld } from './testing/test-world'

/** A role that may do everything, and an account without service-linked roles: every call has a reason. */
const almighty: Role = {
  name: 'SpinnakerManaged',
  trust: policy(trusting({ AWS: 'arn:aws:iam::123456789012:root' })),
  inlinePolicies: { All: allowing('*') },
}

let started: Awaited<ReturnType<typeof startTestAws>>
let everything: FactRecord[]
beforeAll(async () => {
  started = await startTestAws({ world: testWorld({ roles: [almighty], regions: { [testRegion]: launchingRegion } }) })
  everything = (await gatheredFacts(started.aws, testTarget())).records
})
afterAll(() => started.sandbox.close())

const sentActions = () => [...new Set(started.sandbox.calls().map(({ action }) => action))].sort()
const reading = factNames.filter((fact) => collectors[fact].credentials !== 'base')

describe('the declared actions are those that are sent', () => {
  test.each(reading)('%s', async (fact: FactName) => {
    started.sandbox.forgetCalls()
    const known = factSetOf(everything.filter((record) => record.fact !== fact))
    const { records } = await gatheredFacts(awsAt(started.sandbox.url), testTarget(), { want: [fact], known })
    expect(records.map((record) => record.fact)).toEqual([fact])
    // The session is a fact that is known, its credentials are taken again.
    expect(sentActions().filter((action) => action !== 'sts:AssumeRole')).toEqual([...collectors[fact].actions].sort())
  })

  test('of all facts together', async () => {
    started.sandbox.forgetCalls()
    await gatheredFacts(awsAt(started.sandbox.url), testTarget())
    expect(sentActions()).toEqual(actionsOf(factNames))
  })
})

test('the ledger holds every request that AWS received, retries included', async () => {
  started.sandbox.behave({ faults: [{ action: 'ecs:*', kind: '500', probability: 0.3 }], seed: 7 })
  started.sandbox.forgetCalls()
  const { calls } = await gatheredFacts(awsAt(started.sandbox.url), testTarget())
  started.sandbox.behave({ faults: [] })
  const received = started.sandbox.calls().map(({ action }) => action)
  expect(calls.map(({ action }) => action).sort()).toEqual([...received].sort())
  expect(calls.some(({ attempt }) => attempt > 1)).toBe(true)
})

describe('no write', () => {
  test('every action ever sent reads, assumes the role or simulates', async () => {
    const sent = actionsOf(factNames)
    expect(sent.filter((action) => !/:(List|Describe|Get|Simulate)[A-Z]/.test(action))).toEqual(['sts:AssumeRole'])
  })

  test('the session policy makes AWS itself refuse one, though the role may do everything', async () => {
    const access = openAccount(started.aws, testTarget(), {
      policy: sessionPolicy,
      onCall: () => undefined,
      signal: new AbortController().signal,
    })
    const { ecs } = access.clients(testRegion, new AbortController().signal)
    await expect(ecs.send(new CreateClusterCommand({ clusterName: 'unwanted' }))).rejects.toMatchObject({
      fault: {
        kind: 'denied',
        action: 'ecs:CreateCluster',
        message: expect.stringContaining('session policy'),
      },
    })
  })

  test('the session policy fits into a request and names what the collectors declare', () => {
    expect(sessionPolicy.length).toBeLessThanOrEqual(2_048)
    expect(JSON.parse(sessionPolicy).Statement).toEqual([
      { Effect: 'Allow', Action: actionsOf(reading), Resource: '*' },
    ])
  })
})
