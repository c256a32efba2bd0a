import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { type FactName, factNames } from '@/lib/readiness/facts'
import { allowing, policy, taskRole, trusting } from '@/lib/sandbox/world/role-builders'
import type { Role } from '@/lib/sandbox/world/world-types'
import { actionsOf } from './actions'
import { collectors } from './collectors'
import { withDependencies } from './plan'
import { readerPolicy } from './reader-policy'
import { type GatheredFacts, gatheredFacts } from './testing/gathered-facts'
import { testRegion, testTarget } from './testing/test-target'
import { awsAt, launchingRegion, startTestAws, testWorld } from './testing/test-world'

const reading = factNames.filter((fact) => collectors[fact].credentials !== 'base')
const actions = actionsOf(reading)

/** A role of the team's own that has the policy, without one of its actions where one is named. */
function reader(without: string | null): Role {
  const kept = actions.filter((action) => action !== without)
  const trust = policy(trusting({ AWS: 'arn:aws:iam::123456789012:root' }))
  return { name: nameOf(without), trust, inlinePolicies: { Shipshape: allowing(...kept) } }
}

const nameOf = (without: string | null) => `Reader-${without?.replace(':', '-') ?? 'whole'}`

/** It lacks the service-linked roles, so that every call has a reason. */
const managed: Role = {
  name: 'SpinnakerManaged',
  trust: policy(trusting({ AWS: 'arn:aws:iam::123456789012:root' })),
  inlinePolicies: { All: allowing('*') },
}

let started: Awaited<ReturnType<typeof startTestAws>>
beforeAll(async () => {
  const roles = [managed, taskRole('web-task'), reader(null), ...actions.map(reader)]
  started = await startTestAws({ world: testWorld({ roles, regions: { [testRegion]: launchingRegion } }) })
})
afterAll(() => started.sandbox.close())

// An Aws of its own each time: it keeps what EC2 says of instance types for all accounts.
const readWithout = (action: string | null) =>
  gatheredFacts(awsAt(started.sandbox.url), testTarget({ reader: { mode: 'role', roleArn: roleArn(action) } }), {
    want: reading,
  })
const roleArn = (action: string | null) => `arn:{partition}:iam::{accountId}:role/${nameOf(action)}`

/** Facts that were refused, with those of which a part was: the action of each refusal beside them. */
function refusals({ records }: GatheredFacts): { fact: FactName; action: string | undefined }[] {
  const inOrder = records.toSorted((a, b) => factNames.indexOf(a.fact) - factNames.indexOf(b.fact))
  return inOrder.flatMap(({ fact, gathered }) => {
    if (!gathered.ok) return [{ fact, action: gathered.fault.action }]
    const refused = JSON.stringify(gathered.value).match(/"kind":"denied","action":"([^"]+)"/)
    return refused === null ? [] : [{ fact, action: refused[1] }]
  })
}

test('it names what the collectors declare, and nothing that writes', () => {
  expect(readerPolicy().Statement).toEqual([{ Effect: 'Allow', Action: actions, Resource: '*' }])
  expect(actions.filter((action) => !/:(List|Describe|Get|Simulate)[A-Z]/.test(action))).toEqual([])
})

describe('the role that deploy/reader-role makes', () => {
  const text = (name: string) => readFileSync(`deploy/reader-role/${name}`, 'utf8')
  const template = text('cloudformation.yaml')
  const { Parameters, Resources } = parseDocument(template, { logLevel: 'silent' }).toJS()

  test('has this policy, in both languages; npm run reader-role writes it', () => {
    expect(JSON.parse(text('policy.json'))).toEqual(readerPolicy())
    expect(text('main.tf')).toContain('/policy.json")')
    expect(Resources.Reader.Properties.Policies).toEqual([
      { PolicyName: 'ShipshapeReads', PolicyDocument: readerPolicy() },
    ])
  })

  test('trusts the one principal, with the external id, that whoever makes it names', () => {
    expect(template).toMatch(/AWS: !Ref Principal[\s\S]*sts:ExternalId: !Ref ExternalId/)
    expect(Resources.Reader.Properties.AssumeRolePolicyDocument.Statement).toEqual([
      {
        Effect: 'Allow',
        Principal: { AWS: 'Principal' },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': 'ExternalId' } },
      },
    ])
    expect([Parameters.Principal.Default, Parameters.ExternalId.Default]).toEqual([undefined, undefined])
  })
})

test('a role with exactly this policy reads everything', async () => {
  const gathered = await readWithout(null)
  expect(refusals(gathered)).toEqual([])
  expect(gathered.value('reader-session').isClouddriverRole).toBe(false)
  expect(Object.keys(gathered.value('container-instances', testRegion))).toEqual(['main'])
})

/** Instances and daemons are read cluster by cluster, launches group by group: what needs them goes on with what was read. */
const readInParts: readonly FactName[] = ['container-instances', 'group-launches', 'daemon-services']

describe('without one action exactly the facts that need it are refused', () => {
  test.each(actions)('%s', async (action) => {
    const needing = reading.filter((fact) =>
      withDependencies([fact]).some((each) => collectors[each].actions.includes(action)),
    )
    const partly = needing.filter((fact) => readInParts.includes(fact) && collectors[fact].actions.includes(action))
    const expected = partly.length > 0 ? partly : needing
    expect(refusals(await readWithout(action))).toEqual(expected.map((fact) => ({ fact, action })))
  })
})
