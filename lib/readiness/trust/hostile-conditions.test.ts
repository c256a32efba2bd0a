import { describe, expect, test } from 'vitest'
import type { Statement } from '../facts/policy-document'
import { evaluateTrust, type Trust } from './evaluate-trust'
import { ecsTasks, service } from './principal'
import type { Situation } from './situation'

const account = '123456789012'
const situation: Situation = {
  accountId: account,
  partition: 'aws',
  regions: ['us-east-1', 'eu-west-1'],
  now: '2026-11-28T00:00:00Z',
  externalId: { passes: null },
  sessionName: 'Spinnaker',
}
const [east, west] = ['us-east-1', 'eu-west-1'].map((region) => `arn:aws:ecs:${region}:${account}:*`)
const tasks = (over: object): Statement => ({
  Effect: 'Allow',
  Principal: { Service: ecsTasks },
  Action: 'sts:AssumeRole',
  ...over,
})
const when = (Condition: object, Effect = 'Allow') => tasks({ Effect, Condition })
const region = (names: string | string[], Effect = 'Allow', operator = 'StringEquals') =>
  when({ [operator]: { 'aws:RequestedRegion': names } }, Effect)
const judged = (statements: Statement[], over: Partial<Situation> = {}) =>
  evaluateTrust({ Version: '2012-10-17', Statement: statements }, service(ecsTasks), { ...situation, ...over })

const plain = tasks({})

describe('how a condition may be spelled', () => {
  test.each<[Trust['verdict'], string, Statement[]]>([
    ['yes', 'a list of both regions', [when({ ArnLike: { 'aws:SourceArn': [east, west] } })]],
    ['yes', 'the key in capitals', [when({ ArnLike: { 'AWS:SOURCEARN': [east, west] } })]],
    ['yes', 'the operator in small letters', [when({ arnlike: { 'aws:sourcearn': [east, west] } })]],
    ['yes', 'ForAnyValue', [when({ 'ForAnyValue:ArnLike': { 'aws:SourceArn': [east, west] } })]],
    ['yes', 'ForAllValues', [when({ 'ForAllValues:StringLike': { 'aws:SourceArn': `arn:aws:ecs:*:${account}:*` } })]],
    ['yes', 'IfExists', [when({ ArnLikeIfExists: { 'aws:SourceArn': [east, west] } })]],
    [
      'yes',
      'a question mark in the region',
      [when({ StringLike: { 'aws:SourceArn': `arn:aws:ecs:??-*-1:${account}:*` } })],
    ],
    [
      'no',
      'another account, IfExists',
      [when({ ArnLikeIfExists: { 'aws:SourceArn': 'arn:aws:ecs:*:999999999999:*' } })],
    ],
    ['no', 'another service', [when({ ArnLike: { 'aws:SourceArn': `arn:aws:ec2:*:${account}:*` } })]],
    ['no', 'another partition', [when({ ArnLike: { 'aws:SourceArn': `arn:aws-cn:ecs:*:${account}:*` } })]],
    ['no', 'a wildcard by StringEquals', [when({ StringEquals: { 'aws:SourceArn': east } })]],
    ['no', 'a key that must not be there', [when({ Null: { 'aws:SourceArn': 'true' } })]],
    ['yes', 'a key that must be there, as a boolean', [when({ Null: { 'aws:SourceArn': false } })]],
    [
      'no',
      'the account as a number that lost its zeros',
      [when({ StringEquals: { 'aws:SourceAccount': 23456789012 } })],
    ],
    ['yes', 'the account as a number', [when({ StringEquals: { 'aws:SourceAccount': Number(account) } })]],
    ['no', 'an empty list of values', [when({ StringEquals: { 'aws:SourceAccount': [] } })]],
    [
      'no',
      'two operators of which one fails',
      [
        when({
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:us-west-2:*:*' },
        }),
      ],
    ],
    [
      'no',
      'Deny of everything but other actions',
      [plain, tasks({ Effect: 'Deny', Action: undefined, NotAction: 'ecs:*' })],
    ],
    [
      'yes',
      'Deny of everything but this action',
      [plain, tasks({ Effect: 'Deny', Action: undefined, NotAction: 'STS:assumerole' })],
    ],
    [
      'yes',
      'Deny of everything but sts',
      [plain, tasks({ Effect: 'Deny', Action: undefined, NotAction: ['iam:*', 'sts:Assume*'] })],
    ],
    [
      'no',
      'Deny of a list that holds it by a wildcard',
      [plain, tasks({ Effect: 'Deny', Action: ['ec2:*', 'sts:A?sumeRol*'] })],
    ],
    [
      'no',
      'Deny to all but another service',
      [plain, { Effect: 'Deny', NotPrincipal: { Service: ['ecs.amazonaws.com'] }, Action: '*' }],
    ],
    [
      'yes',
      'Deny to all but this service',
      [plain, { Effect: 'Deny', NotPrincipal: { Service: ['ecs.amazonaws.com', ecsTasks] }, Action: '*' }],
    ],
  ])('%s: %s', (verdict, _what, statements) => {
    expect(judged(statements).verdict).toBe(verdict)
  })
})

describe('a source ARN that names less than an account, however it is spelled', () => {
  const named = (arn: string | string[], operator = 'ArnLike') => when({ [operator]: { 'aws:SourceArn': arn } })
  test.each<[string, Statement]>([
    ['any region', named(`arn:aws:ecs:*:${account}:cluster/web`)],
    ['any region and account', named('arn:aws:ecs:*:*:cluster/web')],
    ['any partition', named('arn:*:ecs:*:*:cluster/web')],
    ['a wildcard at the front', named('*:cluster/web', 'StringLike')],
    ['a wildcard over the head', named('arn:aws:ecs:*cluster/web', 'StringLike')],
    ['wildcards in the cluster’s name', named(`arn:aws:ecs:us-east-1:${account}:clust*/w?b*`)],
    ['tasks by StringLikeIfExists', named('arn:aws:ecs:*:*:task/web/*', 'StringLikeIfExists')],
    ['ForAnyValue', named('arn:aws:ecs:*:*:service/web/*', 'ForAnyValue:ArnLike')],
    ['ForAllValues', named('arn:aws:ecs:*:*:service/web/*', 'ForAllValues:ArnEquals')],
    ['a list of two clusters', named([`arn:aws:ecs:*:${account}:cluster/a`, `arn:aws:ecs:*:${account}:cluster/b`])],
    [
      'beside a wildcard of another account',
      named([`arn:aws:ecs:*:${account}:cluster/a`, 'arn:aws:ecs:*:999999999999:*']),
    ],
    ['all but one cluster', named(`arn:aws:ecs:*:${account}:cluster/a`, 'ArnNotLike')],
    ['all but one cluster by StringNotLike', named('*cluster/a', 'StringNotLike')],
  ])('%s: the trap is named', (_what, statement) => {
    const { verdict, reasons, statements } = judged([statement])
    expect(verdict).toBe('conditional')
    expect(reasons.join()).toContain('AWS does not support one cluster, service or family there')
    expect(statements[0]).toMatchObject({ trap: true })
  })

  test('a Deny to all but one cluster is the same trap', () => {
    const { verdict, statements } = judged([
      plain,
      when({ ArnNotLike: { 'aws:SourceArn': `arn:aws:ecs:*:${account}:cluster/web` } }, 'Deny'),
    ])
    expect([verdict, statements[1]?.trap]).toEqual(['conditional', true])
  })

  test.each([
    ['cn', { partition: 'aws-cn' as const, regions: ['cn-north-1'] }, `arn:aws-cn:ecs:cn-north-1:${account}:`],
    ['one region', { regions: ['us-east-1'] }, `arn:aws:ecs:us-east-1:${account}:`],
  ])('in %s', (_where, over, head) => {
    const { statements } = judged([named(`${head}cluster/web`)], over)
    expect(statements[0]).toMatchObject({ does: 'conditional', trap: true })
    expect(judged([named(`${head}*`)], over).verdict).toBe('yes')
  })
})

describe('statements that cover the mapped regions together', () => {
  const source = (arn: string | undefined, Effect = 'Allow') => when({ ArnLike: { 'aws:SourceArn': arn } }, Effect)
  test.each<[Trust['verdict'], string, Statement[]]>([
    ['yes', 'both by RequestedRegion', [region('us-east-1'), region('eu-west-1')]],
    ['yes', 'a list of RequestedRegion', [region(['us-east-1', 'eu-west-1', 'us-west-2'])]],
    ['yes', 'by wildcards', [region('us-*', 'Allow', 'StringLike'), region('eu-*', 'Allow', 'StringLike')]],
    ['yes', 'one by its region, one by its ARN', [region('us-east-1'), source(west)]],
    ['yes', 'one and all the others', [region('us-east-1'), region('us-east-1', 'Allow', 'StringNotEquals')]],
    ['conditional', 'one region alone', [region('us-east-1')]],
    ['no', 'regions that are not mapped', [region(['us-west-2', 'ap-south-1'])]],
    ['no', 'Deny of both', [plain, region('us-east-1', 'Deny'), source(west, 'Deny')]],
    ['no', 'Deny of all but one that is not mapped', [plain, region('us-west-2', 'Deny', 'StringNotEquals')]],
    ['conditional', 'Deny of all but one that is mapped', [plain, region('us-east-1', 'Deny', 'StringNotEquals')]],
    ['yes', 'Deny of all but the mapped', [plain, region(['us-east-1', 'eu-west-1'], 'Deny', 'StringNotEquals')]],
    [
      'no',
      'Allow of each, Deny of each',
      [
        region('us-east-1'),
        region('eu-west-1'),
        region('us-east-1', 'Deny'),
        region('eu-west-1', 'Deny', 'StringLike'),
      ],
    ],
    [
      'no',
      'conditions that contradict each other',
      [
        when({ ArnLike: { 'aws:SourceArn': east }, StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }),
        when({ ArnLike: { 'aws:SourceArn': west }, StringEquals: { 'aws:RequestedRegion': 'us-east-1' } }),
      ],
    ],
    [
      'yes',
      'one statement alone, not in a list of one',
      [region(['us-east-1', 'eu-west-1'], 'Allow', 'ForAnyValue:StringEquals')],
    ],
  ])('%s: %s', (verdict, _what, statements) => {
    expect(judged(statements).verdict).toBe(verdict)
  })

  test('a statement that covers one region and traps in the other keeps the trap', () => {
    const { verdict, statements } = judged([region('us-east-1'), source(`arn:aws:ecs:eu-west-1:${account}:cluster/a`)])
    expect([verdict, statements[1]?.trap]).toEqual(['conditional', true])
  })

  test('forty regions, one statement each', () => {
    const regions = Array.from({ length: 40 }, (_, at) => `xx-test-${at}`)
    expect(
      judged(
        regions.map((name) => region(name)),
        { regions },
      ).verdict,
    ).toBe('yes')
    expect(
      judged(
        regions.slice(1).map((name) => region(name)),
        { regions },
      ).verdict,
    ).toBe('conditional')
  })
})
