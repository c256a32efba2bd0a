import { expect, test } from 'vitest'
import type { Cluster } from '../facts/clusters'
import { renderFix } from '../fixes'
import type { Gathered } from '../gathered'
import { cluster, contextOf, read, refused, registryOf } from '../testing/capacity-builders'
import { clusterExists } from './cluster-exists'

const some = read([cluster()])
const none = read<Cluster[]>([])
const deleted = read([cluster({ status: 'INACTIVE' })])
const unread = refused('ecs:ListClusters')

const judge = (east: Gathered<Cluster[]>, west: Gathered<Cluster[]>, own: string[] | null = null) =>
  clusterExists.judge({ clusters: { 'us-east-1': east, 'eu-west-1': west } }, contextOf(registryOf({ regions: own })))

const cases: [string, Gathered<Cluster[]>, Gathered<Cluster[]>, string[] | null, string[]][] = [
  ['every region has one', some, some, null, ['pass', 'pass']],
  ['one region of two has one', some, none, null, ['pass', 'not-applicable']],
  ['no region has one', none, none, null, ['fail', 'fail']],
  ['a deleted cluster is none', deleted, none, null, ['fail', 'fail']],
  ['the account names the empty region itself', some, none, ['us-east-1', 'eu-west-1'], ['pass', 'fail']],
  ['the other region could not be read', none, unread, null, ['unknown', 'unknown']],
  [
    'the account names the empty region, and the other is unread',
    none,
    unread,
    ['us-east-1', 'eu-west-1'],
    ['fail', 'unknown'],
  ],
  ['one has a cluster and the other is unread', some, unread, null, ['pass', 'unknown']],
  ['only the chosen region is judged', none, some, ['us-east-1'], ['fail']],
]
test.each(cases)('%s', (_name, east, west, own, statuses) => {
  expect(judge(east, west, own).map(({ status }) => status)).toEqual(statuses)
})

test('each finding says which region it speaks of', () => {
  expect(judge(some, none).map(({ region }) => region)).toEqual(['us-east-1', 'eu-west-1'])
})

test('an unread region names the call that was refused', () => {
  expect(judge(none, unread)[1]).toMatchObject({
    status: 'unknown',
    fault: { action: 'ecs:ListClusters', kind: 'denied' },
  })
})

const named = (east: Gathered<Cluster[]>, west: Gathered<Cluster[]>, ...clusters: string[]) =>
  clusterExists.judge({ clusters: { 'us-east-1': east, 'eu-west-1': west } }, contextOf(registryOf({ clusters })))

test('a cluster that the account names and no region has is told, for nothing would be judged in its place', () => {
  const west = read([cluster({ name: 'west' })])
  expect(named(some, west, 'main', 'mian', 'wes?')).toMatchObject([
    { status: 'warn', region: 'us-east-1', title: 'No active cluster matches mian', fix: { field: 'clusters' } },
    { status: 'warn', region: 'eu-west-1' },
  ])
  expect(named(some, west, 'main', 'west').map(({ status }) => status)).toEqual(['pass', 'pass'])
})

test('a name is not called mistaken while the region that may have it is unread', () => {
  expect(named(some, unread, 'elsewhere').map(({ status }) => status)).toEqual(['pass', 'unknown'])
})

test('the fix creates the cluster that the account names', () => {
  const context = contextOf(registryOf({ clusters: ['pay-*', 'pay-main'] }))
  const [verdict] = clusterExists.judge({ clusters: { 'us-east-1': none, 'eu-west-1': none } }, context)
  if (verdict?.status !== 'fail') throw new Error('No cluster anywhere must fail.')
  expect(renderFix(verdict.fix)).toMatchObject({
    cli: 'aws ecs create-cluster --cluster-name pay-main --capacity-providers FARGATE FARGATE_SPOT --region us-east-1',
    console: 'https://us-east-1.console.aws.amazon.com/ecs/v2/create-cluster?region=us-east-1',
  })
})
