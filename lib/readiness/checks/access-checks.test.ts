import { describe, expect, test } from 'vitest'
import type { FactSet } from '../fact-set'
import type { Statement } from '../facts/policy-document'
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
  trustsServices,
} from '../testing/role-builders'
import { assumeRole } from './assume-role'
import { clouddriverIdentity } from './clouddriver-identity'
import { externalId } from './external-id'
import { regionEnabled } from './region-enabled'

const role = managed(trustsClouddriver, trustsServices)
const untrusting = managed(trustsServices)
const root = managed(allow({ AWS: 'arn:aws:iam::999999999999:root' }))
const stranger = {
  'caller-identity': read({ arn: 'arn:aws:iam::888888888888:role/Shipshape', accountId: '888888888888' }),
}
const notTried = { 'assumed-role': read({ tried: false as const, why: 'somebody else' }) }
const denied = { 'assumed-role': refused('sts:AssumeRole') }
const nothingRead = { roles: refused('sts:AssumeRole'), 'clouddriver-role': refused('sts:AssumeRole') }
const unset = mappingRegistry({ settings: { clouddriverIdentity: null } })
const elsewhere = {
  'assumed-role': read({
    tried: true as const,
    roleArn: managedArn,
    sessionArn: 'arn:aws:sts::210000000009:assumed-role/SpinnakerManaged/Spinnaker',
    accountId: '210000000009',
  }),
}

type Row = [what: string, facts: FactSet, status: string, says: RegExp]

describe('assume-role', () => {
  test.each<Row>([
    [
      'tried by the identity',
      accountFacts(role),
      'pass',
      /Tried live as arn:aws:iam::999999999999:role\/Clouddriver: /,
    ],
    ['refused to the identity', accountFacts(role, [], denied), 'fail', /AWS refused it/],
    [
      'throttled',
      accountFacts(role, [], { 'assumed-role': refused('sts:AssumeRole', 'throttled') }),
      'unknown',
      /throttled/,
    ],
    [
      'timed out',
      accountFacts(role, [], { 'assumed-role': refused('sts:AssumeRole', 'timeout') }),
      'unknown',
      /timed out/,
    ],
    [
      'a 5xx',
      accountFacts(role, [], { 'assumed-role': refused('sts:AssumeRole', 'unexpected') }),
      'unknown',
      /could not be read/,
    ],
    [
      'dead credentials',
      accountFacts(role, [], { 'assumed-role': refused('sts:AssumeRole', 'credentials') }),
      'unknown',
      /credentials/,
    ],
    ['another account back', accountFacts(role, [], elsewhere), 'fail', /other account/],
    [
      'another account back, to somebody else',
      accountFacts(role, [], { ...stranger, ...elsewhere }),
      'fail',
      /other account/,
    ],
    [
      'somebody else, trusted by document',
      accountFacts(role, [], { ...stranger, ...notTried }),
      'pass',
      /^Not tried live/,
    ],
    [
      'somebody else, refused by document',
      accountFacts(untrusting, [], { ...stranger, ...notTried }),
      'fail',
      /^Not tried live/,
    ],
    [
      'somebody else, undecided by document',
      accountFacts(root, [], { ...stranger, ...notTried }),
      'warn',
      /^Not tried live/,
    ],
    [
      "somebody else's refusal",
      accountFacts(role, [], { ...stranger, ...denied, ...nothingRead }),
      'unknown',
      /sts:AssumeRole was denied/,
    ],
    [
      "somebody else's refusal, with the document read",
      accountFacts(role, [], { ...stranger, ...denied }),
      'pass',
      /^Not tried live/,
    ],
    ['nobody tried, the caller is the identity', accountFacts(role, [], notTried), 'pass', /^Not tried live/],
    ['no such role, by document', accountFacts(null, [], { ...stranger, ...notTried }), 'fail', /has no role/],
  ])('%s', (_what, facts, status, says) => {
    expect(findingOf(assumeRole, mappingRegistry(), facts)).toMatchObject({
      status,
      summary: expect.stringMatching(says),
    })
  })

  test('with no identity set the caller stands in, and the finding says so', () => {
    expect(findingOf(assumeRole, unset, accountFacts(role, [], stranger))).toMatchObject({
      status: 'pass',
      summary: expect.stringContaining("Shipshape's own caller, which stands in"),
    })
    expect(findingOf(assumeRole, unset, accountFacts(role, [], { ...stranger, ...denied })).status).toBe('fail')
  })

  test('with no identity set and no caller it is unknown', () => {
    const facts = accountFacts(role, [], { 'caller-identity': refused('sts:GetCallerIdentity', 'credentials') })
    expect(findingOf(assumeRole, unset, facts)).toMatchObject({
      status: 'unknown',
      fault: { action: 'sts:GetCallerIdentity' },
    })
  })

  test('a malformed role is refused, not unknown', () => {
    const malformed = refused('sts:AssumeRole', 'unexpected')
    const fault = { ...malformed.fault, code: 'ValidationError' }
    const facts = accountFacts(role, [], { 'assumed-role': { ...malformed, fault } })
    expect(findingOf(assumeRole, mappingRegistry(), facts).status).toBe('fail')
  })

  test('a refusal is fixed by its three causes, and can be tried by hand', () => {
    const registry = mappingRegistry({ aws: { externalId: 'it is me' } })
    const { fix } = findingOf(assumeRole, registry, accountFacts(role, [], denied))
    expect(fix?.text).toMatch(/1\..*2\..*3\./)
    expect(fix?.cli).toBe(
      `aws sts assume-role --role-arn ${managedArn} --role-session-name Spinnaker --external-id 'it is me'`,
    )
  })
})

describe('clouddriver-identity', () => {
  const seen = { ...stranger, ...notTried }
  const tag: Statement = { ...trustsClouddriver, Condition: { StringEquals: { 'aws:PrincipalTag/team': 'x' } } }
  test.each<Row>([
    ['a live success', accountFacts(untrusting), 'pass', /^Tried live/],
    ['a document that admits it', accountFacts(role, [], seen), 'pass', /^Not tried live/],
    ['a document that does not', accountFacts(untrusting, [], seen), 'fail', /No statement admits/],
    ['the account root', accountFacts(root, [], seen), 'warn', /whole account 999999999999/],
    ['a tag', accountFacts(managed(tag), [], seen), 'warn', /PrincipalTag/],
    ['no role', accountFacts(null, [], seen), 'fail', /has no such role/],
    ['nothing read', accountFacts(role, [], { ...seen, ...nothingRead }), 'unknown', /sts:AssumeRole was denied/],
    ['a live answer of another account', accountFacts(untrusting, [], elsewhere), 'fail', /No statement admits/],
  ])('%s', (_what, facts, status, says) => {
    const finding = findingOf(clouddriverIdentity, mappingRegistry(), facts)
    expect(finding).toMatchObject({ status, summary: expect.stringMatching(says) })
  })

  test('the external id of the AWS account is passed', () => {
    const demanding = managed({ ...trustsClouddriver, Condition: { StringEquals: { 'sts:ExternalId': 'x' } } })
    const facts = accountFacts(demanding, [], seen)
    expect(findingOf(clouddriverIdentity, mappingRegistry({ aws: { externalId: 'x' } }), facts).status).toBe('pass')
    expect(findingOf(clouddriverIdentity, mappingRegistry(), facts).status).toBe('fail')
  })

  test('the fix adds the identity and keeps the rest', () => {
    const { fix } = findingOf(clouddriverIdentity, mappingRegistry(), accountFacts(untrusting, [], seen))
    expect(JSON.parse(fix?.json ?? '').Statement).toEqual([trustsServices, trustsClouddriver])
  })

  test('an identity that no trust policy could name warns', () => {
    const registry = mappingRegistry({
      settings: { clouddriverIdentity: 'arn:aws:iam::999999999999:instance-profile/x' },
    })
    expect(findingOf(clouddriverIdentity, registry, accountFacts(role, [], seen))).toMatchObject({
      status: 'warn',
      title: expect.stringContaining('is not the ARN of a role or a user'),
    })
  })
})

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
    expect(finding.fix?.text).toContain('trusted without an external id. Nothing else in it changes')
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
