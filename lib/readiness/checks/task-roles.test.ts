import { describe, expect, test } from 'vitest'
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
import { taskRoles } from './task-roles'

const role = managed(trustsClouddriver)

const on = (release: string | null) => mappingRegistry({ settings: { release } })

describe('task-roles', () => {
  const app = roleOf('app', [trustsTasks])
  const list = roleOf('app-list', [{ ...trustsTasks, Action: ['sts:AssumeRole', 'sts:TagSession'] }])
  const denied = roleOf('app-denied', [{ ...trustsTasks, Effect: 'Deny' }])
  const partly = roleOf('app-partly', [
    { ...trustsTasks, Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:us-east-1:210000000004:*' } } },
  ])
  const lone = roleOf('lone', allow({ AWS: 'arn:aws:iam::210000000004:root' }))

  test.each<[string, Role[], string | null, string, RegExp]>([
    ['none', [], '1.26', 'not-applicable', /There are no task roles/],
    [
      'one narrowed to a cluster, which AWS does not support',
      [
        app,
        roleOf('app-narrow', [
          { ...trustsTasks, Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:*:210000000004:cluster/web' } } },
        ]),
      ],
      '2026.2',
      'warn',
      /1 task role trusts tasks under a condition that AWS does not support/,
    ],
    [
      'none among others',
      [roleOf('ec2', [allow({ Service: 'ec2.amazonaws.com' })])],
      '2026.2',
      'not-applicable',
      /no task roles/,
    ],
    ['one that both read', [app], '1.26', 'pass', /1 task role can be chosen/],
    ['one under a condition that leaves a region out', [partly], '1.26', 'pass', /1 task role/],
    ['one with an action list', [app, list], '1.26', 'warn', /disagree on 1 task role/],
    ['one with an action list, from 2026.2', [app, list], '2026.2', 'pass', /2 task roles/],
    ['one that a Deny shows', [app, denied], '1.26', 'warn', /disagree on 1 task role/],
    ['one that a Deny shows, from 2026.2', [app, denied], '2026.2', 'pass', /1 task role/],
    ['one beside a policy that Clouddriver cannot read', [app, lone], '1.26', 'warn', /offers no role/],
    ['one, with no release set', [app], null, 'pass', /1 task role/],
  ])('%s', (_what, roles, release, status, title) => {
    const finding = findingOf(taskRoles, on(release), accountFacts(role, roles))
    expect(finding).toMatchObject({ status, title: expect.stringMatching(title), resource: null })
  })

  test('a hidden role gets a statement that both read, under its own condition', () => {
    const condition = { StringEquals: { 'aws:SourceAccount': '210000000004' } }
    const hidden = roleOf('hidden', [{ ...trustsTasks, Action: 'sts:*', Condition: condition }])
    const finding = findingOf(taskRoles, on('1.26'), accountFacts(role, [hidden]))
    expect(JSON.parse(finding.fix?.json ?? '').Statement).toEqual([
      { ...trustsTasks, Action: 'sts:*', Condition: condition },
      { ...trustsTasks, Condition: condition },
    ])
    expect(finding.summary).toContain('hidden works in AWS, but Spinnaker does not offer it.')
    expect(JSON.stringify(finding.evidence)).toContain('this one has \\"sts:*\\"')
  })

  test('a role that is open to everyone is hidden for its principal, and the words say so', () => {
    const open = roleOf('open', [allow({ AWS: '*' })])
    const finding = findingOf(taskRoles, on('1.26'), accountFacts(role, [open]))
    expect(JSON.stringify(finding.evidence)).toContain('this one has the Principal {\\"AWS\\":\\"*\\"}.')
  })

  test('a policy that stops Clouddriver is named, with what to do', () => {
    const finding = findingOf(taskRoles, on('1.26'), accountFacts(role, [app, lone]))
    expect(finding.title).toBe('Spinnaker offers no role: Clouddriver cannot read `lone`')
    expect(finding.summary).toContain('its Statement is one object, not a list')
    expect(JSON.parse(finding.fix?.json ?? '').Statement).toEqual([lone.trust.Statement])
  })

  test('without the list it is unknown', () => {
    const facts = accountFacts(role, [], { roles: refused('iam:ListRoles') })
    expect(findingOf(taskRoles, on('1.26'), facts)).toMatchObject({
      status: 'unknown',
      fault: { action: 'iam:ListRoles' },
    })
  })
})
