import { expect, test } from 'vitest'
import type { ReferenceTask } from '@/lib/registry/reference-task'
import { defaultReferenceTask } from '@/lib/registry/reference-task'
import type { Cluster } from '../facts/clusters'
import type { Subnet } from '../facts/subnets'
import { renderFix } from '../fixes'
import type { Gathered } from '../gathered'
import { cluster, contextOf, read, refused, registryOf } from '../testing/capacity-builders'
import { subnets } from './subnets'

const subnet = (over: Partial<Subnet> = {}): Subnet => ({
  id: 'subnet-1',
  vpc: 'vpc-1',
  availabilityZone: 'us-east-1a',
  freeAddresses: 250,
  immutableMetadata: null,
  name: null,
  ...over,
})
const named = subnet({ id: 'subnet-2', name: 'shop.internal.us-east-1a' })
const broken = subnet({ id: 'subnet-3', immutableMetadata: '["internal"]' })

type Case = {
  task?: Partial<ReferenceTask>
  clusters?: Gathered<Cluster[]>
  subnets?: Gathered<Subnet[]>
  names?: string[]
  release?: string
}

function judge({ task, clusters = read([]), subnets: found = read([]), names, release }: Case) {
  const registry = registryOf({
    referenceTask: task === undefined ? null : { ...defaultReferenceTask, ...task },
    clusters: names ?? null,
    release: release ?? null,
  })
  const [verdict, second] = subnets.judge({ clusters, subnets: found }, contextOf(registry))
  if (verdict === undefined || second !== undefined) throw new Error('Subnets give one verdict a region.')
  return verdict
}

const fargateOnly = cluster({ name: 'jobs', capacityProviders: ['FARGATE'] })
const mixed = cluster({ name: 'mixed', capacityProviders: ['FARGATE', 'web-asg'] })
const onEc2 = cluster({ name: 'web', registeredInstances: 3 })

const cases: [string, string, Case][] = [
  ['not-applicable', 'nobody asks for awsvpc', { clusters: read([onEc2]), subnets: read([subnet()]) }],
  ['not-applicable', 'Fargate beside instances', { clusters: read([mixed]), subnets: read([subnet()]) }],
  ['not-applicable', 'the Fargate cluster is not in scope', { clusters: read([fargateOnly]), names: ['web*'] }],
  ['not-applicable', 'a release without awsvpc', { task: { networkMode: 'awsvpc' }, release: '1.9' }],
  ['warn', 'a cluster that is Fargate alone, no purpose', { clusters: read([fargateOnly]), subnets: read([subnet()]) }],
  ['warn', 'a cluster where Fargate is only in use', { clusters: read([cluster({ runningFargateTasks: 2 })]) }],
  ['warn', 'the reference task asks for awsvpc', { task: { networkMode: 'awsvpc' }, subnets: read([subnet()]) }],
  ['warn', 'the reference task asks for Fargate', { task: { compute: 'FARGATE' }, subnets: read([subnet()]) }],
  ['warn', 'no subnet at all', { task: { compute: 'FARGATE' } }],
  ['warn', 'one that stops the listing', { task: { compute: 'FARGATE' }, subnets: read([named, broken]) }],
  ['pass', 'one purpose is enough', { task: { compute: 'FARGATE' }, subnets: read([subnet(), named]) }],
  [
    'pass',
    'from the release that knows awsvpc',
    { task: { compute: 'FARGATE' }, subnets: read([named]), release: '1.10' },
  ],
  [
    'unknown',
    'subnets that are wanted and were refused',
    { task: { compute: 'FARGATE' }, subnets: refused('ec2:DescribeSubnets') },
  ],
  ['unknown', 'clusters that could ask for them', { clusters: refused('ecs:ListClusters'), subnets: read([named]) }],
  ['not-applicable', 'refused, but not wanted', { clusters: read([onEc2]), subnets: refused('ec2:DescribeSubnets') }],
  [
    'pass',
    'clusters do not matter where the task asks',
    { task: { compute: 'FARGATE' }, clusters: refused('ecs:ListClusters'), subnets: read([named]) },
  ],
]
test.each(cases)('%s: %s', (status, _when, given) => {
  expect(judge(given).status).toBe(status)
})

test('the words say who asks, what was found, and which tag to set', () => {
  const verdict = judge({
    clusters: read([fargateOnly]),
    subnets: read([subnet({ name: 'web' }), subnet({ id: 'subnet-9', vpc: 'vpc-2', freeAddresses: 9 })]),
  })
  if (verdict.status !== 'warn') throw new Error('No purpose must warn.')
  expect(verdict.summary).toBe(
    'Tasks in jobs run on Fargate, in network mode awsvpc, but a deploy chooses its subnets by purpose. None of 2 subnets has one, so Spinnaker offers none.',
  )
  expect(verdict.evidence[0]).toMatchObject({
    rows: [
      [
        { text: 'subnet-1' },
        { text: 'vpc-1' },
        'us-east-1a',
        '250',
        { text: 'not offered: it has no tag immutable_metadata, and its Name, web, has not three parts' },
      ],
      [{ text: 'subnet-9' }, {}, 'us-east-1a', '9', {}],
    ],
  })
  expect(renderFix(verdict.fix)).toMatchObject({
    cli: `aws ec2 create-tags --resources subnet-1 --tags '[{"Key":"immutable_metadata","Value":"{\\"purpose\\":\\"internal\\",\\"target\\":\\"ec2\\"}"}]' --region us-east-1`,
    json: '{"purpose":"internal","target":"ec2"}',
    console: expect.stringContaining('#subnets:'),
  })
})

test('a subnet that stops the listing is named and comes first', () => {
  const verdict = judge({ task: { compute: 'FARGATE' }, subnets: read([named, broken]) })
  expect(verdict.title).toContain('subnet-3 stops it')
  expect(verdict.evidence?.[0]).toMatchObject({
    rows: [
      [{ text: 'subnet-3' }, {}, {}, {}, { status: 'warn' }],
      [{ text: 'subnet-2' }, {}, {}, {}, { text: 'internal (shop), from Name', status: 'pass' }],
    ],
  })
})

test('of hundreds of subnets twenty are shown', () => {
  const many = Array.from({ length: 300 }, (_, index) => subnet({ id: `subnet-${index}` }))
  const verdict = judge({ task: { compute: 'FARGATE' }, subnets: read([...many, named]) })
  const [table] = verdict.evidence ?? []
  expect(table).toMatchObject({ title: '20 of 301 subnets in us-east-1' })
  expect(table?.kind === 'table' ? table.rows : []).toHaveLength(20)
})
