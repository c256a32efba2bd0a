import { describe, expect, test } from 'vitest'
import type { FactSet } from '../fact-set'
import { now, read, refused } from '../testing/capacity-builders'
import {
  accountFacts,
  allow,
  clouddriver,
  managed,
  managedArn,
  mappingRegistry,
  roleOf,
  trustsClouddriver,
  trustsServices,
  trustsTasks,
} from '../testing/role-builders'
import { roleRows } from './role-rows'

const role = managed(trustsClouddriver, trustsServices)
const app = roleOf('app', [trustsTasks])
const hidden = roleOf('hidden', [{ ...trustsTasks, Action: 'sts:*' }])
const other = roleOf('other', [allow({ Service: 'ec2.amazonaws.com' })])
const linked = roleOf(
  'AWSServiceRoleForECS',
  [allow({ Service: 'ecs.amazonaws.com' })],
  '/aws-service-role/ecs.amazonaws.com/',
)

function rowsOf(facts: FactSet, release: string | null = null, registry = mappingRegistry({ settings: { release } })) {
  const [ecsAccount] = registry.ecsAccounts
  if (ecsAccount === undefined) throw new Error('A test registry needs an ECS account.')
  return roleRows.rows({ registry, ecsAccount, facts, now })
}

test('the Clouddriver row holds the three services and the identity', () => {
  const [row] = rowsOf(accountFacts(role)).rows
  expect(row).toMatchObject({ ecsAccount: 'payments-ecs', kind: 'clouddriver', arn: managedArn, status: 'pass' })
  expect(row?.trusts.map(({ principal, verdict }) => [principal, verdict])).toEqual([
    ['ecs.amazonaws.com', 'yes'],
    ['application-autoscaling.amazonaws.com', 'yes'],
    ['ecs-tasks.amazonaws.com', 'no'],
    [clouddriver, 'yes'],
  ])
})

test.each([
  ['to 1.18 missing services fail', null, 'fail'],
  ['from 1.19 they do not matter', '1.19', 'pass'],
])('%s, and the trusts stay exact', (_what, release, status) => {
  const [row] = rowsOf(accountFacts(managed(trustsClouddriver)), release).rows
  expect(row).toMatchObject({
    status,
    trusts: [{ verdict: 'no' }, { verdict: 'no' }, { verdict: 'no' }, { verdict: 'yes' }],
  })
})

test('an identity that is not trusted fails, unless it has just assumed the role', () => {
  const untrusting = managed(trustsServices)
  const notTried = { 'assumed-role': read({ tried: false as const, why: 'somebody else' }) }
  expect(rowsOf(accountFacts(untrusting)).rows[0]?.status).toBe('pass')
  expect(rowsOf(accountFacts(untrusting, [], notTried)).rows[0]?.status).toBe('fail')
})

describe('task rows', () => {
  const facts = accountFacts(role, [app, hidden, other, linked])
  const tasks = (release: string | null) => rowsOf(facts, release).rows.filter(({ kind }) => kind === 'task')

  test('are those that AWS accepts and those that Spinnaker offers', () => {
    expect(tasks(null).map((row) => [row.name, row.status, row.visibleInSpinnaker])).toEqual([
      ['app', 'pass', true],
      ['hidden', 'warn', false],
    ])
    expect(tasks(null)[0]?.trusts).toMatchObject([{ principal: 'ecs-tasks.amazonaws.com', verdict: 'yes' }])
  })

  test('are all roles from 2026.2', () => {
    expect(tasks('2026.2').map((row) => [row.name, row.status, row.visibleInSpinnaker])).toEqual([
      ['SpinnakerManaged', 'not-applicable', true],
      ['app', 'pass', true],
      ['hidden', 'pass', true],
      ['other', 'not-applicable', true],
      ['AWSServiceRoleForECS', 'not-applicable', true],
    ])
  })
})

test('service-linked rows name the service that owns each', () => {
  const rows = rowsOf(accountFacts(role, [linked])).rows.filter(({ kind }) => kind === 'service-linked')
  expect(rows).toMatchObject([{ arn: linked.arn, trusts: [{ principal: 'ecs.amazonaws.com', verdict: 'yes' }] }])
})

describe('what could not be read', () => {
  test('is absent, and the fault beside the rows says which call left it out', () => {
    const { rows, faults } = rowsOf(accountFacts(role, [app], { roles: refused('iam:ListRoles') }))
    expect(rows.map(({ kind }) => kind)).toEqual(['clouddriver'])
    expect(faults).toMatchObject([{ ecsAccount: 'payments-ecs', region: null, fault: { action: 'iam:ListRoles' } }])
  })

  test('leaves no fault where the list stood in for it', () => {
    const { rows, faults } = rowsOf(accountFacts(role, [app], { 'clouddriver-role': refused('iam:GetRole') }))
    expect(rows.map(({ kind }) => kind)).toEqual(['clouddriver', 'task'])
    expect(faults).toEqual([])
  })

  test('is one fault where the whole account could not be read', () => {
    const unread = { roles: refused('sts:AssumeRole'), 'clouddriver-role': refused('sts:AssumeRole') }
    expect(rowsOf(accountFacts(role, [], unread))).toMatchObject({
      rows: [],
      faults: [{ fault: { action: 'sts:AssumeRole' } }],
    })
  })

  test('is nothing before the first scan, and without an AWS account', () => {
    const nothing = { account: {}, regions: {} }
    expect(rowsOf(nothing)).toEqual({ rows: [], faults: [] })
    const dangling = mappingRegistry({ ecs: { awsAccount: 'nowhere' } })
    expect(rowsOf(accountFacts(role), null, dangling)).toEqual({ rows: [], faults: [] })
  })
})
