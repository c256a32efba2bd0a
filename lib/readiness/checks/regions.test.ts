import { expect, test } from 'vitest'
import { noFacts } from '../fact-set'
import { findingOf, mappingRegistry } from '../testing/role-builders'
import { regions } from './regions'

test('only the regions that the ECS account chose are said to be mapped', () => {
  const finding = findingOf(regions, mappingRegistry({ ecs: { regions: ['eu-west-1'] } }), noFacts)
  expect(finding).toMatchObject({ status: 'pass', title: '1 region mapped', summary: 'eu-west-1.' })
})

test('a repeat in a region that it did not choose still drops the AWS account', () => {
  const twice = [{ name: 'us-east-1' }, { name: 'eu-west-1' }, { name: 'us-east-1' }]
  const registry = mappingRegistry({ aws: { regions: twice }, ecs: { regions: ['eu-west-1'] } })
  expect(findingOf(regions, registry, noFacts).status).toBe('fail')
})

type Row = [what: string, changes: Parameters<typeof mappingRegistry>[0], status: string, says: RegExp]

const china = { regions: [{ name: 'cn-north-1', availabilityZones: ['cn-north-1a'] }] }

const chinaRole = { assumeRole: 'arn:aws-cn:iam::210000000004:role/Deploy' }

test.each<Row>([
  ['none: those that the export writes', { aws: { regions: [] } }, 'pass', /1 region mapped/],
  ['the defaults', { aws: { regions: [] }, settings: { defaultRegions: [{ name: 'us-west-2' }] } }, 'pass', /1 region/],
  ['one twice', { aws: { regions: [{ name: 'us-east-1' }, { name: 'us-east-1' }] } }, 'fail', /listed twice/],
  [
    'another partition',
    { aws: { regions: [{ name: 'us-east-1' }, { name: 'cn-north-1' }] } },
    'fail',
    /cn-north-1 is of partition aws-cn/,
  ],
  ['an unknown one', { aws: { regions: [{ name: 'us-east-9' }] } }, 'warn', /not a known region/],
  ['an opt-in one without zones', { aws: { regions: [{ name: 'eu-south-1' }] } }, 'warn', /opt-in region/],
  [
    'an opt-in one with zones',
    { aws: { regions: [{ name: 'eu-south-1', availabilityZones: ['eu-south-1a'] }] } },
    'pass',
    /1 region/,
  ],
  [
    'a foreign partition without zones',
    { aws: { ...chinaRole, regions: [{ name: 'cn-north-1' }] } },
    'warn',
    /of partition aws-cn and lists no/,
  ],
  ['a foreign partition with zones', { aws: { ...chinaRole, ...china } }, 'pass', /1 region/],
  [
    'a Clouddriver of that partition',
    {
      aws: {
        ...chinaRole,
        regions: [{ name: 'cn-north-1' }],
        clouddriverIdentity: 'arn:aws-cn:iam::999999999999:role/C',
      },
    },
    'pass',
    /1 region/,
  ],
  [
    'one that only the ECS account names',
    { ecs: { regions: ['us-east-1', 'us-west-2'] } },
    'warn',
    /us-west-2 is not a region of payments/,
  ],
  [
    'only ones that the AWS account lacks',
    { ecs: { regions: ['us-west-2'] } },
    'fail',
    /us-west-2 is not a region of payments/,
  ],
])('regions: %s', (_what, changes, status, says) => {
  const finding = findingOf(regions, mappingRegistry(changes), noFacts)
  expect(finding).toMatchObject({ status, title: expect.stringMatching(says) })
})
