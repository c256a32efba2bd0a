import { expect, test } from 'vitest'
import { noFacts } from '../fact-set'
import { findingOf, mappingRegistry } from '../testing/role-builders'
import { accountNames } from './account-names'

/** A placeholder, written so that no linter takes it for a template. */
const $ = (inner: string) => '$'.concat(`{${inner}}`)

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
  ['one name, by a placeholder', { ecs: { name: $('E:payments') } }, 'warn', /both named payments/],
  ['a default with a semicolon', { ecs: { name: $('E:pay;ecs') } }, 'warn', /contains ";"/],
  [
    'a default with a colon',
    { aws: { name: $('A:pay:1') }, ecs: { awsAccount: $('A:pay:1') } },
    'warn',
    /contains ":"/,
  ],
  ['the colon of a placeholder', { aws: { name: $('A:pay') }, ecs: { awsAccount: 'pay' } }, 'pass', /is unambiguous/],
  [
    'a name kept elsewhere',
    { aws: { name: 'encrypted:a!b' }, ecs: { awsAccount: 'encrypted:a!b' } },
    'pass',
    /is unambiguous/,
  ],
])('account-names: %s', (_what, changes, status, says) => {
  const finding = findingOf(accountNames, mappingRegistry(changes), noFacts)
  expect(finding).toMatchObject({ status, title: expect.stringMatching(says) })
})
