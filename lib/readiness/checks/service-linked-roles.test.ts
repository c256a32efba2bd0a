import { describe, expect, test } from 'vitest'
import type { FactSet } from '../fact-set'
import { read, refused } from '../testing/capacity-builders'
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
} from '../testing/role-builders'
import { serviceLinkedRoles } from './service-linked-roles'

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
    expect(finding?.summary).toContain('A service control policy denies it.')
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
