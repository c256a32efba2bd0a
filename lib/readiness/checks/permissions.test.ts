import { describe, expect, test } from 'vitest'
import type { FactSet } from '../fact-set'
import type { Facts } from '../facts'
import type { Gathered } from '../gathered'
import { cluster, read, refused } from '../testing/capacity-builders'
import {
  accountFacts,
  findingOf,
  managed,
  managedArn,
  mappingRegistry,
  simulated,
  trustsClouddriver,
} from '../testing/role-builders'
import { permissions } from './permissions'

const role = managed(trustsClouddriver)
const registry = mappingRegistry({ settings: { release: '1.26' } })
const denied = refused('iam:SimulatePrincipalPolicy', 'denied', 'us-east-1')
const judged = (facts: FactSet) => findingOf(permissions, registry, facts)
const other: Facts['reader-session'] = {
  mode: 'role',
  readAs: 'arn:aws:sts::210000000004:assumed-role/Reader/Shipshape',
  accountId: '210000000004',
  isClouddriverRole: false,
}

type Decision = Facts['simulation']['decisions'][number]
const simulation = (action: string, over: Partial<Decision>) =>
  accountFacts(role, [], { simulation: simulated({ [action]: over }) })
const no = { decision: 'implicitDeny' } as const

/** Creating services as AWS simulated it for each region, and the clusters of eu-west-1. */
function inRegions(decided: Readonly<Record<string, Decision['decision']>>, clusters: Facts['clusters']): FactSet {
  const all = simulated()
  if (!all.ok) throw new Error('It was read.')
  const decisions = all.value.decisions.flatMap((each) =>
    each.action === 'ecs:CreateService'
      ? Object.entries(decided).map(([region, decision]) => ({ ...each, region, decision }))
      : [each],
  )
  const facts = accountFacts(role, [], { simulation: read({ ...all.value, decisions }) })
  return {
    ...facts,
    regions: { ...facts.regions, 'eu-west-1': { ...facts.regions['eu-west-1'], clusters: read(clusters) } },
  }
}

describe('what AWS simulated', () => {
  test.each<[string, string, Partial<Decision>, string, RegExp]>([
    ['everything allowed', 'ecs:CreateService', {}, 'pass', /may make every call that Clouddriver makes/],
    ['no creating of services', 'ecs:CreateService', no, 'fail', /may not call `ecs:CreateService`/],
    ['no scalable targets', 'application-autoscaling:RegisterScalableTarget', no, 'fail', /may not call/],
    [
      'a boundary around task definitions',
      'ecs:RegisterTaskDefinition',
      { ...no, allowedByBoundary: false },
      'fail',
      /may not call/,
    ],
    ['a Deny of creating services', 'ecs:CreateService', { decision: 'explicitDeny' }, 'fail', /may not call/],
    ['no list of secrets', 'secretsmanager:ListSecrets', no, 'warn', /lacks 1 permission/],
    ['no destroying', 'ecs:DeleteService', no, 'warn', /lacks 1 permission/],
    ['no EC2 instances, which ECS lists do without', 'ec2:DescribeInstances', no, 'pass', /may make every call/],
    [
      'a list under a condition',
      'secretsmanager:ListSecrets',
      { ...no, missingContext: ['aws:SourceIp'] },
      'pass',
      /may make every call/,
    ],
    [
      'deploying under a condition',
      'ecs:CreateService',
      { ...no, missingContext: ['ecs:cluster'] },
      'warn',
      /depends on conditions/,
    ],
  ])('%s', (_what, action, over, status, title) => {
    expect(judged(simulation(action, over))).toMatchObject({
      status,
      title: expect.stringMatching(title),
      resource: managedArn,
    })
  })

  test('what is allowed on some resources only is no lack', () => {
    const all = simulated()
    if (!all.ok) throw new Error('It was read.')
    const decisions = all.value.decisions.map((each) =>
      each.action === 'ecs:CreateService' ? { ...each, ...no } : each,
    )
    const [some] = decisions.filter(({ action }) => action === 'ecs:CreateService')
    if (some === undefined) throw new Error('It is asked about.')
    const resource = 'arn:aws:ecs:us-east-1:210000000004:service/shipshape/shipshape-v000'
    const scoped = read({
      ...all.value,
      decisions: [...decisions, { ...some, resource, decision: 'allowed' as const }],
    })
    expect(judged(accountFacts(role, [], { simulation: scoped })).status).toBe('pass')
  })

  test.each([
    ['where the account has a cluster', [cluster()], 'fail', 'may not call `ecs:CreateService` in eu-west-1'],
    ['where nobody deploys to', [], 'warn', 'lacks 1 permission that Clouddriver uses'],
  ])('refused in one mapped region, %s', (_what, clusters, status, title) => {
    const finding = judged(inRegions({ 'us-east-1': 'allowed', 'eu-west-1': 'explicitDeny' }, clusters))
    expect(finding).toMatchObject({ status, title: expect.stringContaining(title) })
    expect(finding.summary).toContain(' in eu-west-1 ')
    expect(JSON.stringify(finding.evidence)).toContain('In eu-west-1: A policy of the role denies it.')
  })

  test('refused in a region that this mapping does not have is no lack', () => {
    const decisions = { 'us-east-1': 'allowed', 'eu-west-1': 'allowed', 'ap-south-1': 'explicitDeny' } as const
    expect(judged(inRegions(decisions, [cluster()])).status).toBe('pass')
  })

  test('a mapped region that was not asked about is open', () => {
    const finding = judged(inRegions({ 'us-east-1': 'allowed' }, [cluster()]))
    expect(finding).toMatchObject({ status: 'warn', title: expect.stringContaining('depends on') })
    expect(JSON.stringify(finding.evidence)).toContain('In eu-west-1: It was not simulated.')
  })

  test('a lack comes with what it does to Spinnaker, the cause, and the least policy', () => {
    const finding = judged(simulation('ecs:CreateService', { ...no, allowedByBoundary: false }))
    expect(finding.summary).toContain('Every deploy to ECS fails: it needs ecs:CreateService.')
    expect(JSON.stringify(finding.evidence)).toContain('The permissions boundary of the role does not allow it.')
    expect(JSON.stringify(finding.evidence)).toContain('The simulation does not include service control policies.')
    expect(finding.fix?.text).toContain("The role's permissions boundary must allow it too.")
    expect(JSON.parse(finding.fix?.json ?? '').Statement).toEqual([
      { Effect: 'Allow', Action: ['ecs:CreateService'], Resource: '*' },
    ])
    expect(finding.fix?.cli).toContain('aws iam put-role-policy --role-name SpinnakerManaged')
  })
})

describe('a role that may not simulate', () => {
  const facts = accountFacts(role, [], { simulation: denied, 'role-policies': refused('iam:ListAttachedRolePolicies') })

  test('is neither ready nor blocked: reading shows nothing about deploying', () => {
    const finding = judged(facts)
    expect(finding).toMatchObject({
      status: 'unknown',
      title: 'Could not tell whether role/SpinnakerManaged may deploy',
      fault: { action: 'iam:SimulatePrincipalPolicy' },
    })
    expect(finding.summary).toContain('none is denied')
    const [matrix] = finding.evidence
    const rows = matrix?.kind === 'table' ? matrix.rows : []
    expect(rows.find(([name]) => name === 'IamRoleCachingAgent')?.[2]).toEqual({ text: 'Allowed', status: 'pass' })
    expect(rows.find(([name]) => name === 'Destroy')?.[2]).toMatchObject({ status: 'unknown' })
  })

  test.each<[string, FactSet['account'], FactSet['regions'][string], RegExp]>([
    ['roles', { roles: refused('iam:ListRoles') }, {}, /Without iam:ListRoles the role list is empty\./],
    ['clusters', {}, { clusters: refused('ecs:ListClusters') }, /the cluster list is empty/],
    ['alarms', {}, { alarms: refused('cloudwatch:DescribeAlarms') }, /the alarm list is empty/],
    [
      "one cluster's instances",
      {},
      { clusters: read([cluster()]), 'container-instances': read({ main: refused('ecs:ListContainerInstances') }) },
      /instances have no host/,
    ],
  ])('and was refused %s leaves a list empty', (_what, account, region, summary) => {
    const regions = { ...facts.regions, 'us-east-1': { ...facts.regions['us-east-1'], ...region } }
    const finding = judged({ account: { ...facts.account, ...account }, regions })
    expect(finding).toMatchObject({ status: 'warn', summary: expect.stringMatching(summary) })
    expect(finding.summary).toContain('Whether it may deploy is unknown')
  })

  test('and was throttled has lost nothing', () => {
    const regions = {
      ...facts.regions,
      'us-east-1': { ...facts.regions['us-east-1'], alarms: refused('cloudwatch:DescribeAlarms', 'throttled') },
    }
    expect(judged({ account: facts.account, regions }).status).toBe('unknown')
  })
})

describe('another reader', () => {
  const refusedRoles = { roles: refused('iam:ListRoles'), 'reader-session': read(other) }

  test('that is refused says nothing about the role', () => {
    expect(judged(accountFacts(role, [], refusedRoles)).status).toBe('pass')
  })

  test('that is answered says nothing either', () => {
    const finding = judged(accountFacts(role, [], { 'reader-session': read(other), simulation: denied }))
    expect(finding).toMatchObject({ status: 'unknown', fault: { action: 'iam:SimulatePrincipalPolicy' } })
    expect(JSON.stringify(finding.evidence)).toContain('it reads the account with another identity')
    expect(finding.summary).not.toContain('are allowed')
  })
})

describe('clusters that were not read', () => {
  const simulation = simulated({ 'ecs:CreateService': no })
  const withClusters = (clusters: Gathered<Facts['clusters']>) => {
    const facts = accountFacts(role, [], { simulation, 'reader-session': read(other) })
    return { ...facts, regions: { ...facts.regions, 'eu-west-1': { ...facts.regions['eu-west-1'], clusters } } }
  }

  test('may be what a policy names: creating services in them is neither allowed nor refused', () => {
    const finding = judged(withClusters(refused('ecs:DescribeClusters', 'throttled', 'eu-west-1')))
    expect(finding).toMatchObject({ status: 'unknown', fault: { action: 'ecs:DescribeClusters' } })
    expect(JSON.stringify(finding.evidence)).toContain('ecs:CreateService')
  })

  test('are none where the region is off', () => {
    const finding = judged(withClusters(refused('ecs:ListClusters', 'region-disabled', 'eu-west-1')))
    expect(finding).toMatchObject({ status: 'fail', title: expect.stringContaining('ecs:CreateService') })
  })

  test('do not excuse what belongs to no cluster', () => {
    const without = simulated({ 'ecs:RegisterTaskDefinition': no })
    const facts = withClusters(refused('ecs:DescribeClusters', 'throttled', 'eu-west-1'))
    const finding = judged({ ...facts, account: { ...facts.account, simulation: without } })
    expect(finding).toMatchObject({ status: 'fail', title: expect.stringContaining('ecs:RegisterTaskDefinition') })
  })
})

test("a refusal of the role's own call wins over what AWS simulated", () => {
  const facts = accountFacts(role, [], { roles: refused('iam:ListRoles') })
  expect(judged(facts)).toMatchObject({ status: 'warn', summary: expect.stringContaining('the role list is empty') })
})

test('a role that does not exist has no permissions to look at', () => {
  expect(judged(accountFacts(null)).status).toBe('not-applicable')
})
