import { describe, expect, test } from 'vitest'
import type { Statement } from '../facts/policy-document'
import { refused } from '../testing/capacity-builders'
import {
  accountFacts,
  allow,
  findingOf,
  managed,
  mappingRegistry,
  roleOf,
  trustsClouddriver,
  trustsServices,
} from '../testing/role-builders'
import { externalId } from './external-id'

const role = managed(trustsClouddriver, trustsServices)

const nothingRead = { roles: refused('sts:AssumeRole'), 'clouddriver-role': refused('sts:AssumeRole') }

const unset = mappingRegistry({ settings: { clouddriverIdentity: null } })

describe('external-id', () => {
  const demand = { Condition: { StringEquals: { 'sts:ExternalId': 'x' } } }
  const demanding = { ...trustsClouddriver, ...demand }
  test.each<[string, Statement[], string]>([
    ['no external id', [trustsClouddriver], 'pass'],
    ['one, of Clouddriver', [demanding], 'fail'],
    ['one, of its account', [allow({ AWS: '999999999999' }, demand)], 'fail'],
    [
      'one by a Deny',
      [trustsClouddriver, allow('*', { Effect: 'Deny', Condition: { StringNotEquals: { 'sts:ExternalId': 'x' } } })],
      'fail',
    ],
    ['one in one statement of two', [demanding, trustsClouddriver], 'pass'],
    [
      'one if it is passed',
      [{ ...trustsClouddriver, Condition: { StringEqualsIfExists: { 'sts:ExternalId': 'x' } } }],
      'pass',
    ],
    ['one of somebody else', [trustsClouddriver, allow({ AWS: '888888888888' }, demand)], 'pass'],
    ['nothing of Clouddriver', [trustsServices], 'not-applicable'],
  ])('a trust that demands %s', (_what, statements, status) => {
    const registry = mappingRegistry({ aws: { externalId: 'x' } })
    expect(findingOf(externalId, registry, accountFacts(managed(...statements))).status).toBe(status)
  })

  test('the fix admits the identity without one', () => {
    const finding = findingOf(externalId, mappingRegistry(), accountFacts(managed(demanding)))
    expect(finding.fix?.text).toContain('trusted without an external id. Nothing else changes')
    expect(JSON.parse(finding.fix?.json ?? '').Statement).toEqual([demanding, trustsClouddriver])
  })

  test('nothing read is unknown; no role is not applicable', () => {
    expect(findingOf(externalId, mappingRegistry(), accountFacts(role, [], nothingRead)).status).toBe('unknown')
    expect(findingOf(externalId, mappingRegistry(), accountFacts(null, [roleOf('other', [])])).status).toBe(
      'not-applicable',
    )
  })

  test('the caller stands in for an identity that nobody set', () => {
    const finding = findingOf(externalId, unset, accountFacts(managed(demanding)))
    expect(finding.status).toBe('fail')
  })
})
