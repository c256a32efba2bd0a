import { expect, test } from 'vitest'
import { noFacts } from '../fact-set'
import { findingOf, mappingRegistry } from '../testing/role-builders'
import { accountNames } from './account-names'

type Row = [what: string, changes: Parameters<typeof mappingRegistry>[0], status: string, says: RegExp]

test.each<Row>([
  ['one name in both providers', { ecs: { name: 'payments' } }, 'warn', /both named payments/],
  ['a semicolon', { ecs: { name: 'payments;ecs' } }, 'warn', /contains ";"/],
  ['a colon, which keys of ECS may hold', { ecs: { name: 'payments:ecs' } }, 'pass', /is unambiguous/],
  [
    'a colon in the AWS account',
    { aws: { name: 'pay:ments' }, ecs: { awsAccount: 'pay:ments' } },
    'warn',
    /contains ":"/,
  ],
  ['a glob', { ecs: { name: 'payments*' } }, 'warn', /contains "\*"/],
  [
    'a glob in the AWS account',
    { aws: { name: 'pay[ments]' }, ecs: { awsAccount: 'pay[ments]' } },
    'warn',
    /contains "\["/,
  ],
])('account-names: %s', (_what, changes, status, says) => {
  const finding = findingOf(accountNames, mappingRegistry(changes), noFacts)
  expect(finding).toMatchObject({ status, title: expect.stringMatching(says) })
})
