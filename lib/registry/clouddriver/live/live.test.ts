import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { awsAccountSchema } from '@/lib/registry/aws-account'
import { ecsAccountSchema } from '@/lib/registry/ecs-account'
import type { JsonObject } from '@/lib/registry/json'
import type { Registry } from '@/lib/registry/registry'
import { emptyRegistry } from '@/lib/registry/testing/any-registry'
import { loadedAwsDifferences, loadedEcsDifferences, storedAwsDifferences, storedEcsDifferences } from './compare'
import { awsDefinition } from './definitions'
import { type Holdings, lostAccounts, type Owned, type PushStep, planPush } from './push-plan'

const id = '123456789012'
const here: JsonObject = {
  ...{ type: 'aws', name: 'core', accountId: id, enabled: true, environment: 'core', accountType: 'core' },
  ...{ assumeRole: 'role/Deploy', regions: [{ name: 'us-east-1' }, { name: 'eu-west-1' }] },
}
const keysOf = (differences: readonly { key: string }[]) => differences.map(({ key }) => key)

describe('an AWS account in account storage', () => {
  test.each<[what: string, mine: JsonObject, there: JsonObject, keys: string[]]>([
    ['as it was sent', {}, {}, []],
    ['with its role as an ARN', {}, { assumeRole: `arn:aws:iam::${id}:role/Deploy` }, []],
    ['with the role of another account', {}, { assumeRole: 'arn:aws:iam::999999999999:role/Deploy' }, ['assumeRole']],
    ['with the role of a template', { assumeRole: 'role/{{name}}' }, { assumeRole: 'role/core' }, []],
    ['with regions in another order', {}, { regions: [{ name: 'eu-west-1' }, { name: 'us-east-1' }] }, []],
    ['with a region less', {}, { regions: [{ name: 'us-east-1' }] }, ['regions']],
    ['without what it would be anyway', {}, { environment: null, accountType: null, enabled: null }, []],
    ['with the name of a session that is the usual one', {}, { sessionName: 'Spinnaker', lambdaEnabled: false }, []],
    ['with an external id that is not here', {}, { externalId: 'x' }, ['externalId']],
    ['with Lambda', {}, { lambdaEnabled: true }, ['lambdaEnabled']],
    ['disabled', {}, { enabled: false }, ['enabled']],
    [
      'with permissions as Fiat reads them',
      { permissions: { READ: ['Devs ', 'ops'], WRITE: [] } },
      { permissions: { READ: ['ops', 'devs'] } },
      [],
    ],
    [
      'with other permissions',
      { permissions: { READ: ['devs'] } },
      { permissions: { READ: ['ops'] } },
      ['permissions'],
    ],
    ['with a key pair that is not said here', {}, { defaultKeyPair: 'core-keypair' }, []],
    ['with another key pair', { defaultKeyPair: 'one' }, { defaultKeyPair: 'other' }, ['defaultKeyPair']],
  ])('%s differs in what it should', (_, mine, there, keys) => {
    expect(keysOf(storedAwsDifferences({ ...here, ...mine }, { ...here, ...there }))).toEqual(keys)
  })
})

test('zones that Clouddriver looked up are no difference, zones that are said here are', () => {
  const zones = (...names: string[]) => ({ regions: [{ name: 'us-east-1', availabilityZones: names }] })
  const plain = { ...here, regions: [{ name: 'us-east-1' }] }
  expect(loadedAwsDifferences(plain, { ...plain, ...zones('a', 'b') })).toEqual([])
  expect(loadedAwsDifferences({ ...plain, ...zones('b', 'a') }, { ...plain, ...zones('a', 'b') })).toEqual([])
  expect(keysOf(loadedAwsDifferences({ ...plain, ...zones('a') }, { ...plain, ...zones('b') }))).toEqual(['regions'])
})

test('what Clouddriver does not tell of a loaded account is not compared', () => {
  expect(loadedAwsDifferences(here, { name: 'core', type: 'aws', accountId: id })).toEqual([])
})

test('an ECS account is told by its own fields, and by its copy of the AWS account, which may be old', () => {
  const ecs = { type: 'ecs', name: 'core-ecs', awsAccount: 'core' }
  const copy = { ...here, ...ecs, accountType: 'ecs' }
  expect(storedEcsDifferences(ecs, { ...ecs, namingStrategy: 'default' })).toEqual([])
  expect(keysOf(storedEcsDifferences(ecs, { ...ecs, awsAccount: 'side' }))).toEqual(['awsAccount'])
  expect(loadedEcsDifferences(ecs, { ...here, externalId: 'x', lambdaEnabled: true }, copy)).toEqual([])
  expect(keysOf(loadedEcsDifferences(ecs, { ...here, sessionName: 'New' }, { ...copy, sessionName: null }))).toEqual([
    'sessionName',
  ])
})

test('a definition says what Clouddriver would fill in, in lists and with placeholders filled', () => {
  const place = '$'.concat('{PLACE:role/Deploy}')
  const account = awsAccountSchema.parse({
    ...{ name: 'core', accountId: id, regions: [{ name: 'us-east-1', availabilityZones: '$'.concat('{ZONES:a,b}') }] },
    ...{ assumeRole: place, permissions: { read: ['devs'] }, other: { providerVersion: 'V1' }, version: 1 },
  })
  expect(awsDefinition(account, emptyRegistry).body).toEqual({
    ...{ type: 'aws', name: 'core', accountId: id, enabled: true, environment: 'core', accountType: 'core' },
    ...{ assumeRole: 'role/Deploy', permissions: { READ: ['devs'] } },
    regions: [{ name: 'us-east-1', availabilityZones: ['a', 'b'] }],
  })
})

/** A registry of some of three AWS accounts and some of three ECS accounts on them. */
const anyOfThree = fc
  .record({
    aws: fc.uniqueArray(
      fc.record({
        name: fc.constantFrom('a', 'b', 'c'),
        sessionName: fc.constantFrom(null, 'x'),
        enabled: fc.constantFrom(true, true, false),
      }),
      { selector: ({ name }) => name },
    ),
    ecs: fc.uniqueArray(fc.record({ name: fc.constantFrom('e', 'f', 'g'), on: fc.nat(2) }), {
      selector: ({ name }) => name,
    }),
  })
  .map(({ aws, ecs }): Registry => {
    const awsAccounts = aws.map((each) =>
      awsAccountSchema.parse({ ...each, accountId: id, regions: [{ name: 'us-east-1' }], version: 1 }),
    )
    const ecsAccounts = ecs.flatMap(({ name, on }) => {
      const account = awsAccounts[on % Math.max(1, awsAccounts.length)]
      return account === undefined ? [] : [ecsAccountSchema.parse({ name, awsAccount: account.name, version: 1 })]
    })
    return { ...emptyRegistry, awsAccounts, ecsAccounts }
  })

type Storage = { aws: Map<string, JsonObject>; ecs: Map<string, JsonObject> }

/** What account storage and Shipshape's own list become by a step; `made` are names that Shipshape created. */
function take(step: PushStep, storage: Storage, owned: Map<string, Owned>, made: Set<string>): void {
  const { type, name, action, body, base } = step
  const key = `${type} ${name}`
  if (action === 'delete' || action === 'replace') {
    expect([key, made.has(key)]).toEqual([key, true])
    storage[type].delete(name)
  }
  if (action === 'delete') owned.delete(key)
  if (body === null) return
  if (action !== 'update') made.add(key)
  storage[type].set(name, body)
  if (action !== 'update' || owned.has(key)) owned.set(key, { type, name, sent: body, base, confirmed: true })
}

const theirs: JsonObject = { type: 'aws', name: 'c', accountId: '999999999999' }

/** An account storage, perhaps with accounts of somebody else's, and pushes into it. */
function simulated(hasTheirs: boolean) {
  const storage: Storage = { aws: new Map(), ecs: new Map() }
  if (hasTheirs) {
    storage.aws.set('c', theirs)
    storage.ecs.set('h', { type: 'ecs', name: 'h', awsAccount: 'c' })
  }
  const owned = new Map<string, Owned>()
  const made = new Set<string>()
  const holdings: Holdings = { stored: storage, loaded: { aws: new Map(), ecs: new Map() } }
  const plan = (registry: Registry) =>
    planPush({ registry, holdings, owned: [...owned.values()], only: null }).filter(({ skip }) => skip === null)
  return {
    storage,
    plan,
    /** Ends after so many steps. */
    push(registry: Registry, most: number) {
      for (const lost of lostAccounts({ registry, holdings, owned: [...owned.values()] })) {
        owned.delete(`${lost.type} ${lost.name}`)
      }
      for (const step of plan(registry).slice(0, most)) {
        take(step, storage, owned, made)
        for (const { awsAccount } of storage.ecs.values()) expect([...storage.aws.keys()]).toContain(awsAccount)
      }
    },
  }
}

const sorted = (names: Iterable<string>) => [...names].toSorted()

function expectIs({ aws, ecs }: Storage, { awsAccounts, ecsAccounts }: Registry): void {
  const on = new Set(awsAccounts.filter(({ enabled }) => enabled === true).map(({ name }) => name))
  const mapped = ecsAccounts.filter(({ awsAccount }) => on.has(awsAccount)).map(({ name }) => name)
  expect([sorted(aws.keys()), sorted(ecs.keys())]).toEqual([sorted(on), sorted(mapped)])
}

const pushes = fc.array(fc.record({ registry: anyOfThree, most: fc.constantFrom(0, 1, 2, 3, 99, 99) }), {
  maxLength: 6,
})

test('however registries follow one another and pushes end half-way, no ECS account stands there without its AWS account, nothing of others is deleted, and a whole push leads to the registry', () => {
  fc.assert(
    fc.property(pushes, fc.boolean(), (list, hasTheirs) => {
      const { storage, plan, push } = simulated(hasTheirs)
      for (const { registry, most } of list) {
        push(registry, most)
        if (most === 99) expect(plan(registry)).toEqual([])
        if (most === 99 && !hasTheirs) expectIs(storage, registry)
        expect([storage.aws.has('c'), storage.ecs.has('h')].includes(false)).toBe(!hasTheirs)
      }
    }),
    { numRuns: 200 },
  )
})
