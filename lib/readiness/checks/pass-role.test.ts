import { describe, expect, test } from 'vitest'
import type { FactSet } from '../fact-set'
import type { Facts } from '../facts'
import { read, refused } from '../testing/capacity-builders'
import {
  accountFacts,
  allow,
  findingOf,
  managed,
  mappingRegistry,
  roleOf,
  simulated,
  trustsClouddriver,
  trustsTasks,
} from '../testing/role-builders'
import { passRole } from './pass-role'

const role = managed(trustsClouddriver)
const app = roleOf('app', [trustsTasks])
const web = roleOf('web', [trustsTasks], '/team/')
const arns = [app.arn, web.arn]
const judged = (facts: FactSet) => findingOf(passRole, mappingRegistry({ settings: { release: '1.26' } }), facts)
const facts = (over: FactSet['account'] = {}) => accountFacts(role, [app, web], over)
const denied = refused('iam:SimulatePrincipalPolicy')
const no = { decision: 'implicitDeny' } as const

type Decision = Facts['simulation']['decisions'][number]

test.each<[string, Record<string, Partial<Decision>>, string, RegExp]>([
  ['both allowed', {}, 'pass', /may pass 2 task roles/],
  ['passing refused', { 'iam:PassRole': no }, 'warn', /may not pass 2 task roles/],
  [
    'reading refused, as with PowerUserAccess and iam:PassRole alone',
    { 'iam:GetRole': no },
    'warn',
    /may not read 2 task roles/,
  ],
  ['both refused', { 'iam:PassRole': no, 'iam:GetRole': no }, 'warn', /may not pass or read 2 task roles/],
  [
    'passing under a condition that nobody can know',
    { 'iam:PassRole': { ...no, missingContext: ['aws:SourceIp'] } },
    'pass',
    /may pass/,
  ],
])('%s', (_what, over, status, title) => {
  expect(judged(facts({ simulation: simulated(over, arns) }))).toMatchObject({
    status,
    title: expect.stringMatching(title),
    resource: null,
  })
})

test('only the roles that are refused are in the fix, for tasks alone', () => {
  const all = simulated({}, arns)
  if (!all.ok) throw new Error('It was read.')
  const decisions = all.value.decisions.map((each) =>
    each.action === 'iam:PassRole' && each.resource === web.arn ? { ...each, ...no } : each,
  )
  const finding = judged(facts({ simulation: read({ ...all.value, decisions }) }))
  expect(finding.summary).toContain('lacks iam:PassRole on web')
  expect(JSON.parse(finding.fix?.json ?? '').Statement).toEqual([
    {
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: web.arn,
      Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    },
  ])
})

test('without task roles there is nothing to pass', () => {
  const ec2 = roleOf('ec2', [allow({ Service: 'ec2.amazonaws.com' })])
  for (const release of ['1.26', '2026.2']) {
    const registry = mappingRegistry({ settings: { release } })
    expect(findingOf(passRole, registry, accountFacts(role, [ec2])).status).toBe('not-applicable')
  }
})

describe('a role that may not simulate', () => {
  test('is unknown: no call that reads shows whether a role may be passed', () => {
    expect(judged(facts({ simulation: denied }))).toMatchObject({
      status: 'unknown',
      fault: { action: 'iam:SimulatePrincipalPolicy' },
    })
  })

  test('and is refused its own iam:GetRole may not read task roles', () => {
    const finding = judged(facts({ simulation: denied, 'clouddriver-role': refused('iam:GetRole') }))
    expect(finding).toMatchObject({ status: 'warn', title: 'role/SpinnakerManaged may not read 2 task roles' })
    expect(JSON.parse(finding.fix?.json ?? '').Statement).toMatchObject([{ Action: 'iam:GetRole', Resource: arns }])
  })

  test('says nothing by the refusal of another reader', () => {
    const session = {
      mode: 'role',
      readAs: 'arn:aws:sts::210000000004:assumed-role/Reader/x',
      accountId: '210000000004',
    } as const
    const other = read({ ...session, isClouddriverRole: false })
    const over = { simulation: denied, 'clouddriver-role': refused('iam:GetRole'), 'reader-session': other }
    expect(judged(facts(over)).status).toBe('unknown')
  })
})

test('a refusal to read its own role says nothing of the task roles that it may read', () => {
  const all = simulated({}, arns)
  if (!all.ok) throw new Error('It was read.')
  const decisions = all.value.decisions.map((each) =>
    each.action === 'iam:GetRole' && each.resource === '*' ? { ...each, ...no } : each,
  )
  const over = { simulation: read({ ...all.value, decisions }), 'clouddriver-role': refused('iam:GetRole') }
  expect(judged(facts(over)).status).toBe('pass')
})

test('a refusal to read its own role is one for all where its policies make no difference between roles', () => {
  const over = { simulation: simulated({}, arns), 'clouddriver-role': refused('iam:GetRole') }
  expect(judged(facts(over))).toMatchObject({ status: 'warn', title: expect.stringContaining('may not read 2') })
})

test('hundreds of roles are granted by one pattern that fits into a policy', () => {
  const many = Array.from({ length: 100 }, (_, index) => roleOf(`task-${index}`, [trustsTasks]))
  const simulation = simulated(
    { 'iam:PassRole': no },
    many.map(({ arn }) => arn),
  )
  const finding = judged(accountFacts(role, many, { simulation }))
  expect(JSON.parse(finding.fix?.json ?? '').Statement[0].Resource).toBe('arn:aws:iam::210000000004:role/*')
})
