import { describe, expect, test } from 'vitest'
import { noFacts } from '../fact-set'
import { judge } from '../judge'
import { now } from '../testing/capacity-builders'
import { findingOf, findingsOf, mappingRegistry } from '../testing/role-builders'
import { accountId } from './account-id'
import { accountNames } from './account-names'
import { assumeRoleForm } from './assume-role-form'
import { awsAccountExists } from './aws-account-exists'
import { oneEcsAccountPerAwsAccount } from './one-ecs-account-per-aws-account'
import { providersEnabled } from './providers-enabled'
import { regions } from './regions'

const all = [
  providersEnabled,
  awsAccountExists,
  accountNames,
  oneEcsAccountPerAwsAccount,
  accountId,
  assumeRoleForm,
  regions,
]

type Row = [what: string, changes: Parameters<typeof mappingRegistry>[0], status: string, says: RegExp]

test.each(all)('$check passes on a sound mapping', (check) => {
  expect(findingsOf(check, mappingRegistry(), noFacts).map(({ status }) => status)).toEqual(['pass'])
})

describe('providers-enabled', () => {
  test.each<Row>([
    ['ECS without AWS', { settings: { awsEnabled: false } }, 'fail', /without the AWS provider/],
    ['ECS off', { settings: { ecsEnabled: false } }, 'not-applicable', /switched off/],
    ['both off', { settings: { ecsEnabled: false, awsEnabled: false } }, 'not-applicable', /switched off/],
  ])('%s', (_what, changes, status, says) => {
    const finding = findingOf(providersEnabled, mappingRegistry(changes), noFacts)
    expect(finding).toMatchObject({ status, title: expect.stringMatching(says) })
  })

  test('a disabled AWS account fails beside the switches', () => {
    const findings = findingsOf(providersEnabled, mappingRegistry({ aws: { enabled: false } }), noFacts)
    expect(findings).toMatchObject([{ status: 'pass' }, { status: 'fail', resource: 'payments' }])
  })
})

describe('aws-account-exists', () => {
  test('a name in another case fails and points at the right one', () => {
    const finding = findingOf(awsAccountExists, mappingRegistry({ ecs: { awsAccount: 'Payments' } }), noFacts)
    expect(finding).toMatchObject({ status: 'fail', fix: { text: expect.stringContaining('Write "payments"') } })
  })

  test('without the AWS account the checks that look at it are not applicable', () => {
    const registry = mappingRegistry({ ecs: { awsAccount: 'nowhere' } })
    for (const check of [accountId, assumeRoleForm, regions]) {
      expect(findingOf(check, registry, noFacts).status, check.check).toBe('not-applicable')
    }
  })
})

test.each<Row>([
  ['one name in both providers', { ecs: { name: 'payments' } }, 'warn', /both named payments/],
  ['a semicolon', { ecs: { name: 'payments;ecs' } }, 'warn', /holds ";"/],
  ['a colon, which keys of ECS may hold', { ecs: { name: 'payments:ecs' } }, 'pass', /is clear/],
  ['a colon in the AWS account', { aws: { name: 'pay:ments' }, ecs: { awsAccount: 'pay:ments' } }, 'warn', /holds ":"/],
  ['a glob', { ecs: { name: 'payments*' } }, 'warn', /holds "\*"/],
  [
    'a glob in the AWS account',
    { aws: { name: 'pay[ments]' }, ecs: { awsAccount: 'pay[ments]' } },
    'warn',
    /holds "\["/,
  ],
])('account-names: %s', (_what, changes, status, says) => {
  const finding = findingOf(accountNames, mappingRegistry(changes), noFacts)
  expect(finding).toMatchObject({ status, title: expect.stringMatching(says) })
})

describe('one-ecs-account-per-aws-account', () => {
  test('all but the last warn', () => {
    const finding = findingOf(
      oneEcsAccountPerAwsAccount,
      mappingRegistry({ moreEcs: [{ name: 'payments-two' }] }),
      noFacts,
    )
    expect(finding).toMatchObject({
      status: 'warn',
      title: 'payments-ecs shares AWS account payments with payments-two',
    })
  })

  test('the last one passes and says whom it wins over', () => {
    const registry = mappingRegistry({ moreEcs: [{ name: 'payments-two' }] })
    const [, last] = registry.ecsAccounts
    if (last === undefined) throw new Error('Two ECS accounts were asked for.')
    const findings = judge(oneEcsAccountPerAwsAccount, { registry, ecsAccount: last, facts: noFacts, now })
    expect(findings).toMatchObject([{ status: 'pass', title: 'payments-two is the last ECS account of payments' }])
  })
})

test.each(['12345678901', '1234567890123', 'role_name'])('account-id: %s is not 12 digits', (id) => {
  const registry = mappingRegistry()
  const awsAccounts = registry.awsAccounts.map((account) => ({ ...account, accountId: id }))
  expect(findingOf(accountId, { ...registry, awsAccounts }, noFacts).status).toBe('fail')
})

const china = { regions: [{ name: 'cn-north-1', availabilityZones: ['cn-north-1a'] }] }

test.each<Row>([
  ['a bare name', { aws: { assumeRole: 'SpinnakerManaged' } }, 'fail', /neither role/],
  ['no role: the one that the export writes', { settings: { defaultAssumeRole: null } }, 'pass', /SpinnakerManaged/],
  ['a session', { aws: { assumeRole: 'arn:aws:sts::210000000004:assumed-role/a/b' } }, 'fail', /neither role/],
  ['a template nobody fills', { aws: { assumeRole: 'role/{{team}}' } }, 'fail', /neither role/],
  ['a template', { aws: { assumeRole: 'role/{{name}}-deploy' } }, 'pass', /role\/payments-deploy/],
  ['a path', { aws: { assumeRole: 'role/team/Deploy' } }, 'pass', /role\/team\/Deploy/],
  ['a full ARN', { aws: { assumeRole: 'arn:aws:iam::210000000004:role/Deploy' } }, 'pass', /well formed/],
  [
    'another account',
    { aws: { assumeRole: 'arn:aws:iam::210000000005:role/Deploy' } },
    'fail',
    /belongs to account 210000000005/,
  ],
  ['a role/ in China', { aws: china }, 'fail', /of partition aws, cn-north-1 is not/],
  [
    'a full ARN in China',
    { aws: { ...china, assumeRole: 'arn:aws-cn:iam::210000000004:role/Deploy' } },
    'pass',
    /well formed/,
  ],
])('assume-role-form: %s', (_what, changes, status, says) => {
  const finding = findingOf(assumeRoleForm, mappingRegistry(changes), noFacts)
  expect(finding).toMatchObject({ status, title: expect.stringMatching(says) })
})

const chinaRole = { assumeRole: 'arn:aws-cn:iam::210000000004:role/Deploy' }

test.each<Row>([
  ['none: those that the export writes', { aws: { regions: [] } }, 'pass', /1 region mapped/],
  ['the defaults', { aws: { regions: [] }, settings: { defaultRegions: [{ name: 'us-west-2' }] } }, 'pass', /1 region/],
  ['one twice', { aws: { regions: [{ name: 'us-east-1' }, { name: 'us-east-1' }] } }, 'fail', /listed twice/],
  [
    'another partition',
    { aws: { regions: [{ name: 'us-east-1' }, { name: 'cn-north-1' }] } },
    'fail',
    /cn-north-1 is of partition aws-cn/,
  ],
  ['an unknown one', { aws: { regions: [{ name: 'us-east-9' }] } }, 'warn', /not a known region/],
  ['an opt-in one without zones', { aws: { regions: [{ name: 'eu-south-1' }] } }, 'warn', /opt-in region/],
  [
    'an opt-in one with zones',
    { aws: { regions: [{ name: 'eu-south-1', availabilityZones: ['eu-south-1a'] }] } },
    'pass',
    /1 region/,
  ],
  [
    'a foreign partition without zones',
    { aws: { ...chinaRole, regions: [{ name: 'cn-north-1' }] } },
    'warn',
    /of partition aws-cn and lists no/,
  ],
  ['a foreign partition with zones', { aws: { ...chinaRole, ...china } }, 'pass', /1 region/],
  [
    'a Clouddriver of that partition',
    {
      aws: {
        ...chinaRole,
        regions: [{ name: 'cn-north-1' }],
        clouddriverIdentity: 'arn:aws-cn:iam::999999999999:role/C',
      },
    },
    'pass',
    /1 region/,
  ],
  [
    'one that only the ECS account names',
    { ecs: { regions: ['us-east-1', 'us-west-2'] } },
    'warn',
    /us-west-2 is not a region of payments/,
  ],
  [
    'only ones that the AWS account lacks',
    { ecs: { regions: ['us-west-2'] } },
    'fail',
    /us-west-2 is not a region of payments/,
  ],
])('regions: %s', (_what, changes, status, says) => {
  const finding = findingOf(regions, mappingRegistry(changes), noFacts)
  expect(finding).toMatchObject({ status, title: expect.stringMatching(says) })
})
