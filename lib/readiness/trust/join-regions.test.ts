import { describe, expect, test } from 'vitest'
import type { PolicyDocument, Statement } from '../facts/policy-document'
import { evaluateTrust, type Trust } from './evaluate-trust'
import { ecsTasks, service } from './principal'
import type { Situation } from './situation'

const situation: Situation = {
  accountId: '123456789012',
  partition: 'aws',
  regions: ['us-east-1', 'eu-west-1'],
  now: '2026-11-28T00:00:00Z',
  externalId: { passes: null },
  sessionName: 'Spinnaker',
}
const arn = (region: string, rest = '*') => `arn:aws:ecs:${region}:123456789012:${rest}`
const tasks = (effect: 'Allow' | 'Deny', condition?: Statement['Condition']): Statement => ({
  Effect: effect,
  Principal: { Service: ecsTasks },
  Action: 'sts:AssumeRole',
  ...(condition && { Condition: condition }),
})
const from = (effect: 'Allow' | 'Deny', ...arns: string[]) => tasks(effect, { ArnLike: { 'aws:SourceArn': arns } })
const notFrom = (effect: 'Allow' | 'Deny', ...arns: string[]) =>
  tasks(effect, { ArnNotLike: { 'aws:SourceArn': arns } })
const judged = (statements: Statement[], over: Partial<Situation> = {}) => {
  const document: PolicyDocument = { Version: '2012-10-17', Statement: statements }
  return evaluateTrust(document, service(ecsTasks), { ...situation, ...over })
}

const cases: [Trust['verdict'], string, Statement[]][] = [
  ['yes', 'one Allow a region', [from('Allow', arn('us-east-1')), from('Allow', arn('eu-west-1'))]],
  ['yes', 'an Allow and one by its negation', [from('Allow', arn('us-east-1')), notFrom('Allow', arn('us-east-1'))]],
  ['conditional', 'two Allows of one region', [from('Allow', arn('us-east-1')), from('Allow', arn('us-east-1'))]],
  ['conditional', 'an Allow of one region', [from('Allow', arn('us-east-1'))]],
  ['no', 'one Deny a region', [tasks('Allow'), from('Deny', arn('us-east-1')), from('Deny', arn('eu-west-1'))]],
  ['conditional', 'a Deny of one region', [tasks('Allow'), from('Deny', arn('us-east-1'))]],
  ['no', 'allowed in one and denied there', [from('Allow', arn('us-east-1')), from('Deny', arn('us-east-1'))]],
  [
    'conditional',
    'allowed in one, denied in the other',
    [from('Allow', arn('us-east-1')), from('Deny', arn('eu-west-1'))],
  ],
  ['yes', 'allowed in both, denied elsewhere', [tasks('Allow'), from('Deny', arn('us-west-2'))]],
  [
    'no',
    'two Denies by negation',
    [tasks('Allow'), notFrom('Deny', arn('us-east-1')), notFrom('Deny', arn('eu-west-1'))],
  ],
  [
    'yes',
    'regions joined, account beside them',
    ['us-east-1', 'eu-west-1'].map((region) =>
      tasks('Allow', {
        StringEquals: { 'aws:SourceAccount': '123456789012' },
        ArnLike: { 'aws:SourceArn': arn(region) },
      }),
    ),
  ],
]
test.each(cases)('%s: %s', (verdict, _what, statements) => {
  expect(judged(statements).verdict).toBe(verdict)
})

test('the reasons say which region each statement decides, and its line is marked so', () => {
  const { reasons, statements } = judged([from('Allow', arn('us-east-1')), from('Allow', arn('eu-west-1'))])
  expect(reasons).toEqual([
    'In us-east-1: Statement 1 allows it: it names ecs-tasks.amazonaws.com.',
    'In eu-west-1: Statement 2 allows it: it names ecs-tasks.amazonaws.com.',
  ])
  expect(statements.map(({ does }) => does)).toEqual(['admits', 'admits'])
})

test('a third region that nobody covers leaves it open', () => {
  const statements = [from('Allow', arn('us-east-1')), from('Allow', arn('eu-west-1'))]
  expect(judged(statements, { regions: [...situation.regions, 'ap-south-1'] }).verdict).toBe('conditional')
})

describe('a source ARN that names less than a region', () => {
  test.each([
    ['a cluster', 'cluster/web'],
    ['a service', 'service/web/app'],
    ['a family', 'task-definition/app:*'],
    ['tasks of a cluster', 'task/web/*'],
    ['clusters by a prefix', 'cluster/prod-*'],
  ])('%s: the trap is named, not only left open', (_what, resource) => {
    const { verdict, reasons, statements } = judged([from('Allow', arn('us-east-1', resource))], {
      regions: ['us-east-1'],
    })
    expect(verdict).toBe('conditional')
    expect(reasons.join()).toContain(`names ${resource}, and AWS does not support one cluster, service or family there`)
    expect(reasons.join()).toContain(arn('us-east-1'))
    expect(statements[0]).toMatchObject({ trap: true, key: 'aws:SourceArn' })
  })

  test('by StringEquals is the same trap', () => {
    const statement = tasks('Allow', { StringEquals: { 'aws:SourceArn': arn('us-east-1', 'cluster/web') } })
    expect(judged([statement], { regions: ['us-east-1'] }).statements[0]).toMatchObject({ trap: true })
  })

  test.each([
    ['every ECS ARN of the region', [arn('us-east-1'), arn('eu-west-1')]],
    ['every ARN', ['*']],
    ['the wildcard beside the cluster', [arn('*', 'cluster/web'), arn('*')]],
  ])('is not said of %s', (_what, arns) => {
    const { verdict, statements } = judged([from('Allow', ...arns)])
    expect([verdict, statements.some(({ trap }) => trap)]).toEqual(['yes', false])
  })
})
