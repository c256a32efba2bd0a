import { describe, expect, test } from 'vitest'
import { identityPolicies } from '../iam/role-policies'
import { fleet } from './fleet'
import { healthy } from './healthy'
import { placeWorld } from './placed-world'
import { world } from './world'

const small = fleet({ accounts: 2, regions: 2, clusters: 3, instances: 4, roles: 30, alarms: 20 })

// What a world must keep to, so that a slip in a new account shows here and not as a strange answer.
describe.each([
  ['the world', world],
  ['the healthy world', healthy],
  ['a fleet', small],
])('%s', (_, given) => {
  const accounts = [...placeWorld(given).accounts.values()]
  const contents = accounts.flatMap((account) => Object.values(account.regions))

  test('has each account id, and each role name of an account, once', () => {
    expect(accounts).toHaveLength(given.accounts.length)
    for (const { roles, rolesByName } of accounts) expect(rolesByName.size).toBe(roles.length)
  })

  test('puts accounts only in regions of their own partition', () => {
    for (const { partition, regions } of accounts) {
      const known = given.regions.filter((region) => region.partition === partition).map(({ name }) => name)
      expect(known).toEqual(expect.arrayContaining(Object.keys(regions)))
    }
  })

  test('leaves no place unfilled', () => {
    expect(JSON.stringify(accounts)).not.toMatch(/\{(account|partition|region)\}/)
  })

  test('has the document of every policy that a role is given', () => {
    for (const account of accounts) {
      for (const role of account.roles) {
        const given = (role.attachedPolicies?.length ?? 0) + Object.keys(role.inlinePolicies ?? {}).length
        expect([role.name, identityPolicies(account, role).length]).toEqual([role.name, given])
      }
    }
  })

  test('has base keys of roles that exist', () => {
    for (const { accountId, role } of given.baseKeys)
      expect(accounts.find(({ id }) => id === accountId)?.rolesByName.has(role)).toBe(true)
  })

  test('uses no more of an instance than it has', () => {
    const types = new Map(given.instanceTypes.map((type) => [type.name, type]))
    for (const { used, instanceType } of contents
      .flatMap(({ clusters = [] }) => clusters)
      .flatMap(({ instances = [] }) => instances)) {
      const type = types.get(instanceType)
      expect(used.cpu).toBeLessThanOrEqual((type?.vcpus ?? 0) * 1024)
      expect(used.memoryMiB).toBeLessThanOrEqual(type?.ecsMemoryMiB ?? 0)
    }
  })

  test('gives every instance of the world an id of its own', () => {
    const ids = contents
      .flatMap(({ clusters = [] }) => clusters)
      .flatMap(({ instances = [] }) => instances.map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('attaches capacity providers, and groups behind them, that exist', () => {
    for (const { clusters = [], capacityProviders = [], autoScalingGroups = [] } of contents) {
      const names = ['FARGATE', 'FARGATE_SPOT', ...capacityProviders.map(({ name }) => name)]
      expect(names).toEqual(expect.arrayContaining(clusters.flatMap((cluster) => cluster.capacityProviders ?? [])))
      const groups = autoScalingGroups.map(({ name }) => name)
      expect(groups).toEqual(
        expect.arrayContaining(capacityProviders.flatMap(({ autoScalingGroup }) => autoScalingGroup ?? [])),
      )
    }
  })

  test('scales services that exist', () => {
    for (const { clusters = [], scalableTargets = [], scalingPolicies = [] } of contents) {
      const services = clusters.flatMap(({ name, services: own = [] }) =>
        own.map((service) => `service/${name}/${service.name}`),
      )
      expect(services).toEqual(
        expect.arrayContaining([...scalableTargets, ...scalingPolicies].map(({ resourceId }) => resourceId)),
      )
    }
  })
})

test('a fleet has the size asked for, beside the two accounts of the base keys', () => {
  const [, , first] = small.accounts
  const region = first?.regions['us-east-1']
  expect(small.accounts).toHaveLength(4)
  expect(Object.keys(first?.regions ?? {})).toEqual(['us-east-1', 'us-east-2'])
  expect([
    first?.roles.length,
    region?.clusters?.length,
    region?.clusters?.[0]?.instances?.length,
    region?.alarms?.length,
  ]).toEqual([30, 3, 4, 20])
})

test('the world has the two large accounts that lists are tried with', () => {
  const account = (name: string) => world.accounts.find((each) => each.name === name)
  const forTasks = account('edge')?.roles.filter(({ trust }) =>
    JSON.stringify(trust).includes('ecs-tasks.amazonaws.com'),
  )
  expect([account('edge')?.roles.length, forTasks?.length]).toEqual([250, 40])
  expect(account('media')?.regions['us-west-2']?.alarms).toHaveLength(300)
})
