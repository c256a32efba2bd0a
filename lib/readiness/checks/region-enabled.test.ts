import { describe, expect, test } from 'vitest'
import { read, refused } from '../testing/capacity-builders'
import {
  accountFacts,
  findingOf,
  findingsOf,
  managed,
  mappingRegistry,
  trustsClouddriver,
  trustsServices,
} from '../testing/role-builders'
import { regionEnabled } from './region-enabled'

const role = managed(trustsClouddriver, trustsServices)

describe('region-enabled', () => {
  const regions = (second: 'opted-in' | 'not-opted-in') => ({
    'opted-in-regions': read([
      { name: 'us-east-1', status: 'opt-in-not-required' as const },
      { name: 'eu-west-1', status: second },
    ]),
  })

  test('gives one verdict per mapped region', () => {
    const findings = findingsOf(regionEnabled, mappingRegistry(), accountFacts(role, [], regions('not-opted-in')))
    expect(findings).toMatchObject([
      { region: 'us-east-1', status: 'pass' },
      { region: 'eu-west-1', status: 'fail', fix: { cli: 'aws account enable-region --region-name eu-west-1' } },
    ])
    expect(findingsOf(regionEnabled, mappingRegistry(), accountFacts(role, [], regions('opted-in')))[1]?.status).toBe(
      'pass',
    )
  })

  test('a region that AWS does not list fails', () => {
    const registry = mappingRegistry({ aws: { regions: [{ name: 'us-east-9' }] } })
    expect(findingOf(regionEnabled, registry, accountFacts(role))).toMatchObject({
      status: 'fail',
      region: 'us-east-9',
    })
  })

  test('what was not read is unknown in each region, and without a region in common nothing applies', () => {
    const unread = { 'opted-in-regions': refused('ec2:DescribeRegions') }
    const findings = findingsOf(regionEnabled, mappingRegistry(), accountFacts(role, [], unread))
    expect(findings.map(({ status, region }) => [status, region])).toEqual([
      ['unknown', 'us-east-1'],
      ['unknown', 'eu-west-1'],
    ])
    const none = mappingRegistry({ ecs: { regions: ['sa-east-1'] } })
    expect(findingOf(regionEnabled, none, accountFacts(role)).status).toBe('not-applicable')
  })
})
