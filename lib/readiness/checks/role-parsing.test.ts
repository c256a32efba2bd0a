import { expect, test } from 'vitest'
import type { Role } from '../facts/roles'
import { refused } from '../testing/capacity-builders'
import {
  accountFacts,
  allow,
  findingOf,
  managed,
  mappingRegistry,
  roleOf,
  trustsClouddriver,
  trustsTasks,
} from '../testing/role-builders'
import { roleParsing } from './role-parsing'

const role = managed(trustsClouddriver)
const root = { AWS: 'arn:aws:iam::210000000004:root' }
const judged = (roles: Role[], release = '1.26') =>
  findingOf(roleParsing, mappingRegistry({ settings: { release } }), accountFacts(role, roles))

test.each<[string, Role[], string, RegExp]>([
  ['ordinary roles', [roleOf('app', [trustsTasks])], 'pass', /can read the trust policy of every role/],
  [
    'a list of actions, which it skips',
    [roleOf('list', [{ ...trustsTasks, Action: ['sts:AssumeRole'] }])],
    'pass',
    /can read/,
  ],
  ['everybody under another action', [roleOf('saml', [allow('*', { Action: 'sts:*' })])], 'pass', /can read/],
  ['a lone statement', [roleOf('lone', allow(root))], 'warn', /`lone` stops/],
  ['a Principal for everybody', [roleOf('open', [allow('*')])], 'warn', /`open` stops/],
  [
    'a NotPrincipal',
    [roleOf('fence', [allow(undefined, { Effect: 'Deny', NotPrincipal: root })])],
    'warn',
    /`fence` stops/,
  ],
  ['two of them', [roleOf('lone', allow(root)), roleOf('open', [allow('*')])], 'warn', /2 roles stop/],
])('%s', (_what, roles, status, title) => {
  for (const release of ['1.18', '1.26', '2026.2']) {
    expect(judged(roles, release)).toMatchObject({ status, title: expect.stringMatching(title), resource: null })
  }
})

test('every such role is evidence, with the line that stops Clouddriver and the one in its place', () => {
  const finding = judged([
    roleOf('app', [trustsTasks]),
    roleOf('open', [trustsTasks, allow('*')]),
    roleOf('lone', allow(root)),
  ])
  const [first] = finding.evidence
  const lines = first?.kind === 'document' ? first.lines : []
  expect(lines.filter(({ mark }) => mark === 'removed').map(({ text }) => text.trim())).toEqual(['"Principal": "*",'])
  expect(lines.filter(({ mark }) => mark === 'added').map(({ text }) => text.trim())).toEqual([
    '"Principal": {',
    '"AWS": "*"',
    '},',
  ])
  expect(finding.summary).toContain('stops at open: the Principal of statement 2 is the string "*", not an object')
  expect(JSON.stringify(finding.evidence)).toContain('its Statement is one object, not a list')
})

test('the fix has each policy in a spelling that AWS takes for the same', () => {
  const finding = judged([roleOf('open', [allow('*')]), roleOf('lone', allow(root))])
  expect(JSON.parse(finding.fix?.json ?? '').Statement).toEqual([allow({ AWS: '*' })])
  expect(finding.fix?.cli?.match(/update-assume-role-policy --role-name (\w+)/g)).toHaveLength(2)
})

test('without the list it is unknown', () => {
  const facts = accountFacts(role, [], { roles: refused('iam:ListRoles') })
  expect(findingOf(roleParsing, mappingRegistry(), facts)).toMatchObject({
    status: 'unknown',
    fault: { action: 'iam:ListRoles' },
  })
})
