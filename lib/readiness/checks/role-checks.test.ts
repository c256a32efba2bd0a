import { describe, expect, test } from 'vitest'
import type { FactSet } from '../fact-set'
import type { Role } from '../facts/roles'
import { cluster, read, refused } from '../testing/capacity-builders'
import {
  accountFacts,
  allow,
  findingOf,
  findingsOf,
  managed,
  managedArn,
  mappingRegistry,
  roleOf,
  trustsClouddriver,
  trustsTasks,
} from '../testing/role-builders'
import { fargateExecution } from './fargate-execution'
import { serviceLinkedRoles } from './service-linked-roles'
import { taskRoles } from './task-roles'

const role = managed(trustsClouddriver)
const on = (release: string | null) => mappingRegistry({ settings: { release } })

describe('service-linked-roles', () => {
  const ecsArn = 'arn:aws:iam::210000000004:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS'
  const linked = roleOf(
    'AWSServiceRoleForECS',
    allow({ Service: 'ecs.amazonaws.com' }),
    '/aws-service-role/ecs.amazonaws.com/',
  )
  const scaling = roleOf(
    'AWSServiceRoleForApplicationAutoScaling_ECSService',
    allow({ Service: 'ecs.application-autoscaling.amazonaws.com' }),
    '/aws-service-role/ecs.application-autoscaling.amazonaws.com/',
  )
  const simulated = (
    decision: 'allowed' | 'implicitDeny' | 'explicitDeny',
    missingContext: string[] = [],
    over: { allowedByOrganization?: boolean } = {},
  ) => ({
    simulation: read({
      principal: managedArn,
      region: 'us-east-1',
      decisions: [
        {
          action: 'iam:CreateServiceLinkedRole',
          resource: ecsArn,
          decision,
          allowedByBoundary: null,
          allowedByOrganization: null,
          missingContext,
          region: null,
          ...over,
        },
      ],
    }),
  })
  const statuses = (facts: FactSet, release = '1.26') =>
    findingsOf(serviceLinkedRoles, on(release), facts).map(({ status }) => status)

  test('both there pass, one finding a role', () => {
    const findings = findingsOf(serviceLinkedRoles, on('1.19'), accountFacts(role, [linked, scaling]))
    expect(findings.map(({ status, resource }) => [status, resource])).toEqual([
      ['pass', ecsArn],
      ['pass', scaling.arn],
    ])
  })

  test.each([
    ['may be created', simulated('allowed'), 'pass'],
    ['may not be created', simulated('implicitDeny'), 'fail'],
    ['may depend on what was not simulated', simulated('implicitDeny', ['iam:AWSServiceName']), 'warn'],
    // Simulated without the key, a Deny by StringNotEquals always applies.
    ['may be denied by what was not simulated', simulated('explicitDeny', ['aws:PrincipalTag/team']), 'warn'],
    ['is denied', simulated('explicitDeny'), 'fail'],
    ['was not simulated', {}, 'warn'],
    ['could not be simulated', { simulation: refused('iam:SimulatePrincipalPolicy') }, 'warn'],
  ])('an absent one that %s', (_what, over, status) => {
    expect(statuses(accountFacts(role, [scaling], over))).toEqual([status, 'pass'])
  })

  test('a service control policy that refuses it is named', () => {
    const over = simulated('implicitDeny', [], { allowedByOrganization: false })
    const [finding] = findingsOf(serviceLinkedRoles, on('1.26'), accountFacts(role, [scaling], over))
    expect(finding?.summary).toContain('A service control policy refuses it.')
  })

  test("a team's own role of that name is another role", () => {
    const own = roleOf('AWSServiceRoleForECS', allow({ Service: 'ecs.amazonaws.com' }))
    expect(statuses(accountFacts(role, [own, scaling]))).toEqual(['warn', 'pass'])
  })

  test.each([null, '1.18'])('to 1.18 they do not apply, even where roles were not read (release %s)', (release) => {
    const facts = accountFacts(role, [], { roles: refused('iam:ListRoles') })
    expect(findingOf(serviceLinkedRoles, on(release), facts).status).toBe('not-applicable')
  })

  test('where roles were not read they are unknown', () => {
    expect(statuses(accountFacts(role, [], { roles: refused('iam:ListRoles') }))).toEqual(['unknown', 'unknown'])
  })
})

describe('fargate-execution', () => {
  const ready = managed(trustsClouddriver, trustsTasks)
  const wanted = { cpu: 256, memoryMiB: 512, count: 1, networkMode: 'awsvpc', compute: 'FARGATE' } as const
  const onFargate = mappingRegistry({ ecs: { referenceTask: wanted } })
  function withClusters(facts: FactSet, runningFargateTasks: number, isUnread = false): FactSet {
    const unread = isUnread ? refused('ecs:DescribeClusters') : read([])
    return {
      ...facts,
      regions: {
        'us-east-1': { clusters: read([cluster({ runningFargateTasks })]) },
        'eu-west-1': { clusters: unread },
      },
    }
  }

  test.each<[string, Role, number, boolean, string]>([
    ['in use and trusted', ready, 3, false, 'pass'],
    ['in use and not trusted', role, 3, false, 'warn'],
    ['not in use', role, 0, false, 'not-applicable'],
    ['perhaps in use and not trusted', role, 0, true, 'unknown'],
    ['perhaps in use and trusted', ready, 0, true, 'unknown'],
    ['in use in the region that was read', role, 1, true, 'warn'],
  ])('Fargate %s', (_what, managedRole, running, isUnread, status) => {
    const facts = withClusters(accountFacts(managedRole), running, isUnread)
    expect(findingOf(fargateExecution, mappingRegistry(), facts).status).toBe(status)
  })

  test('a reference task on Fargate counts as use', () => {
    expect(findingOf(fargateExecution, onFargate, accountFacts(role))).toMatchObject({
      status: 'warn',
      title: '`ecs-tasks.amazonaws.com` is not trusted by role/SpinnakerManaged',
      fix: { json: expect.stringContaining('ecs-tasks.amazonaws.com') },
    })
  })

  test('trust in some of the mapped regions warns and names the others', () => {
    const partly = managed({
      ...trustsTasks,
      Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:us-east-1:210000000004:*' } },
    })
    const finding = findingOf(fargateExecution, onFargate, accountFacts(partly))
    expect(finding).toMatchObject({ status: 'warn', summary: expect.stringContaining('does not cover eu-west-1') })
  })

  test('a trust that was not read is unknown', () => {
    const unread = { roles: refused('iam:ListRoles'), 'clouddriver-role': refused('iam:GetRole') }
    expect(findingOf(fargateExecution, onFargate, accountFacts(role, [], unread)).status).toBe('unknown')
  })
})

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
      /1 task role trusts tasks by a condition that AWS does not support/,
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
    expect(finding.summary).toContain('AWS lets tasks use hidden, and Spinnaker does not offer it.')
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
