import { describe, expect, test } from 'vitest'
import type { Check } from '../check'
import { type FactSet, noFacts } from '../fact-set'
import { refused } from '../testing/capacity-builders'
import {
  accountFacts,
  allow,
  findingsOf,
  managed,
  managedArn,
  mappingRegistry,
  roleOf,
  trustsClouddriver,
  trustsServices,
  trustsTasks,
} from '../testing/role-builders'
import { checks } from '.'
import { accountId } from './account-id'
import { accountNames } from './account-names'
import { assumeRoleForm } from './assume-role-form'
import { awsAccountExists } from './aws-account-exists'
import { oneEcsAccountPerAwsAccount } from './one-ecs-account-per-aws-account'
import { providersEnabled } from './providers-enabled'
import { regions } from './regions'

const groups = ['mapping', 'access', 'clouddriver-role', 'task-roles']
const judged = checks.filter(({ group }) => groups.includes(group))
const role = managed(trustsClouddriver, trustsServices)
const linked = [
  roleOf('AWSServiceRoleForECS', [allow({ Service: 'ecs.amazonaws.com' })], '/aws-service-role/ecs.amazonaws.com/'),
  roleOf(
    'AWSServiceRoleForApplicationAutoScaling_ECSService',
    [allow({ Service: 'ecs.application-autoscaling.amazonaws.com' })],
    '/aws-service-role/ecs.application-autoscaling.amazonaws.com/',
  ),
]
const ready = accountFacts(role, [...linked, roleOf('app', [trustsTasks])])

function unread(): FactSet {
  const fault = refused('sts:AssumeRole')
  const account = {
    'assumed-role': fault,
    roles: fault,
    'clouddriver-role': fault,
    simulation: fault,
    'reader-session': fault,
    'role-policies': fault,
    'opted-in-regions': fault,
  }
  const regions = Object.entries(ready.regions).map(([region, facts]) => [
    region,
    Object.fromEntries(Object.keys(facts).map((name) => [name, fault])),
  ])
  return { account: { ...ready.account, ...account }, regions: Object.fromEntries(regions) }
}

test('checks stand in the order of the catalogue, each once', () => {
  const names = checks.map(({ check }) => check)
  expect(new Set(names).size).toBe(names.length)
  expect(judged.map(({ check }) => check)).toEqual([
    'providers-enabled',
    'aws-account-exists',
    'clouddriver-start',
    'account-names',
    'one-ecs-account-per-aws-account',
    'account-id',
    'assume-role-form',
    'regions',
    'external-id',
    'assume-role',
    'clouddriver-identity',
    'permissions',
    'region-enabled',
    'role-trust',
    'service-linked-roles',
    'fargate-execution',
    'task-roles',
    'role-parsing',
    'pass-role',
  ])
})

describe.each(judged.map((check): [string, Check] => [check.check, check]))('%s', (_name, check) => {
  test.each(['1.18', '1.26', '2026.2'])('raises no alarm on a ready account with release %s', (release) => {
    const findings = findingsOf(check, mappingRegistry({ settings: { release } }), ready)
    expect(findings.length).toBeGreaterThan(0)
    expect(findings.filter(({ status }) => status !== 'pass' && status !== 'not-applicable')).toEqual([])
  })

  test('says of an account that nobody could read that it is unknown, and names the call', () => {
    const findings = findingsOf(check, mappingRegistry({ settings: { release: '1.26' } }), unread())
    const needsAws = check.scope !== 'registry' && !['role-trust', 'assume-role'].includes(check.check)
    for (const { status, fault } of needsAws ? findings : []) {
      expect([status, fault?.action]).toEqual(['unknown', 'sts:AssumeRole'])
    }
    expect(findings.length).toBeGreaterThan(0)
  })

  test('gives each resource of a region one finding', () => {
    for (const facts of [ready, unread(), accountFacts(null), accountFacts(managed())]) {
      const keys = findingsOf(check, mappingRegistry(), facts).map(({ region, resource }) => `${region} ${resource}`)
      expect(new Set(keys).size).toBe(keys.length)
    }
  })
})

test.each(['external-id', 'assume-role', 'clouddriver-identity', 'permissions', 'role-trust', 'fargate-execution'])(
  '%s names the role whatever was found, so that scans can be compared',
  (name) => {
    const check = judged.find((each) => each.check === name)
    if (check === undefined) throw new Error(`There is no check ${name}.`)
    for (const facts of [ready, unread(), accountFacts(null), accountFacts(managed())]) {
      for (const release of ['1.18', '1.26']) {
        const findings = findingsOf(check, mappingRegistry({ settings: { release } }), facts)
        expect(findings.map(({ resource }) => resource)).toEqual([managedArn])
      }
    }
  },
)

const ofTheMappingAlone = [
  providersEnabled,
  awsAccountExists,
  accountNames,
  oneEcsAccountPerAwsAccount,
  accountId,
  assumeRoleForm,
  regions,
]

test.each(ofTheMappingAlone)('$check passes on a sound mapping', (check) => {
  expect(findingsOf(check, mappingRegistry(), noFacts).map(({ status }) => status)).toEqual(['pass'])
})
