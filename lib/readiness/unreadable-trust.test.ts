import { describe, expect, test } from 'vitest'
import { factChanges } from './changes/fact-change'
import type { Check } from './check'
import { assumeRole } from './checks/assume-role'
import { clouddriverIdentity } from './checks/clouddriver-identity'
import { externalId } from './checks/external-id'
import { fargateExecution } from './checks/fargate-execution'
import { passRole } from './checks/pass-role'
import { roleParsing } from './checks/role-parsing'
import { roleTrust } from './checks/role-trust'
import { taskRoles } from './checks/task-roles'
import type { Role } from './facts/roles'
import { roleRows } from './rows/role-rows'
import { now, read, refused } from './testing/capacity-builders'
import {
  accountFacts,
  findingOf,
  managed,
  mappingRegistry,
  roleOf,
  simulated,
  trustsClouddriver,
  trustsTasks,
} from './testing/role-builders'

/** A role as the collector keeps it where AWS's list holds no policy document for it. */
const unreadable = (role: Role): Role => ({ ...role, trust: { Statement: [], Unreadable: '%7Bnonsense' } })

const role = managed(trustsClouddriver)
const app = roleOf('app', [trustsTasks])
const garbled = unreadable(roleOf('garbled', []))
const registry = mappingRegistry({
  settings: { release: '1.18' },
  ecs: { referenceTask: { cpu: 256, memoryMiB: 512, count: 1, networkMode: 'awsvpc', compute: 'FARGATE' } },
})
const judged = (check: Check, facts: ReturnType<typeof accountFacts>) => findingOf(check, registry, facts)

describe("where the trust of Clouddriver's own role is garbled in the list", () => {
  const notTried = read({ tried: false as const, why: 'Nobody may assume it.' })
  const over = { 'assumed-role': notTried, 'clouddriver-role': refused('iam:GetRole') }
  const checks: [string, Check][] = [
    ['role-trust', roleTrust],
    ['assume-role', assumeRole],
    ['clouddriver-identity', clouddriverIdentity],
    ['external-id', externalId],
    ['fargate-execution', fargateExecution],
  ]

  test.each(checks)('%s is unknown, naming the call that would have told it', (_name, check) => {
    expect(judged(check, accountFacts(unreadable(role), [], over))).toMatchObject({
      status: 'unknown',
      fault: { action: 'iam:GetRole' },
    })
  })

  test.each(checks)('%s says that there is nothing to judge where no call was refused', (_name, check) => {
    const facts = accountFacts(unreadable(role), [], { ...over, 'clouddriver-role': read(null) })
    expect(judged(check, facts)).toMatchObject({
      status: 'not-applicable',
      summary: expect.stringContaining('its trust policy could not be read'),
    })
  })

  test("the role's own reading stands in for it", () => {
    const own = read({ ...role, permissionsBoundary: null })
    const facts = accountFacts(unreadable(role), [], { ...over, 'clouddriver-role': own })
    expect(judged(clouddriverIdentity, facts).status).toBe('pass')
  })

  test('its row is absent, with the fault beside the rows', () => {
    const [ecsAccount] = registry.ecsAccounts
    if (ecsAccount === undefined) throw new Error('A test registry needs an ECS account.')
    const { rows, faults } = roleRows.rows({
      registry,
      ecsAccount,
      facts: accountFacts(unreadable(role), [], over),
      now,
    })
    expect(rows.filter(({ kind }) => kind === 'clouddriver')).toEqual([])
    expect(faults).toMatchObject([{ fault: { action: 'iam:GetRole' } }])
  })
})

describe('where the trust of another role is garbled', () => {
  const cannot = simulated({ 'iam:PassRole': { decision: 'implicitDeny' } }, [garbled.arn])

  test('task roles are counted without it, and it is named', () => {
    expect(judged(taskRoles, accountFacts(role, [app, garbled]))).toMatchObject({
      status: 'pass',
      title: '1 task role can be chosen',
      summary: expect.stringContaining('The trust policy of garbled could not be read'),
    })
  })

  test('an account with no other is not said to have no task roles', () => {
    expect(judged(taskRoles, accountFacts(role, [garbled]))).toMatchObject({
      status: 'not-applicable',
      title: 'Could not tell whether there are task roles',
      summary: expect.stringContaining('The trust policy of garbled could not be read'),
    })
  })

  test('nobody is told to let it be passed', () => {
    expect(judged(passRole, accountFacts(role, [garbled], { simulation: cannot }))).toMatchObject({
      status: 'not-applicable',
      title: 'Could not tell whether there are task roles to pass',
    })
  })

  test("Clouddriver's reading is judged for the others only", () => {
    expect(judged(roleParsing, accountFacts(role, [app, garbled]))).toMatchObject({
      status: 'pass',
      title: 'Clouddriver can read the trust policies of 2 roles',
      summary: expect.stringContaining('The trust policy of garbled could not be read'),
    })
  })

  test('its row is not known: neither yes nor no', () => {
    const [ecsAccount] = registry.ecsAccounts
    if (ecsAccount === undefined) throw new Error('A test registry needs an ECS account.')
    const { rows } = roleRows.rows({ registry, ecsAccount, facts: accountFacts(role, [app, garbled]), now })
    expect(rows.find(({ name }) => name === 'garbled')).toMatchObject({
      kind: 'task',
      status: 'unknown',
      trusts: [{ verdict: 'conditional', reasons: ['Its trust policy could not be read.'] }],
    })
  })

  test('its statements are not said to have been removed, nor to come back', () => {
    expect(factChanges('roles', null, [app], [unreadable(app)])).toEqual([])
    expect(factChanges('roles', null, [unreadable(app)], [app])).toEqual([])
  })
})
