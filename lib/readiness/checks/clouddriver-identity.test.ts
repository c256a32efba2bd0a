import { describe, expect, test } from 'vitest'
import type { FactSet } from '../fact-set'
import type { Statement } from '../facts/policy-document'
import { read, refused } from '../testing/capacity-builders'
import {
  accountFacts,
  allow,
  findingOf,
  managed,
  managedArn,
  mappingRegistry,
  trustsClouddriver,
  trustsServices,
} from '../testing/role-builders'
import { clouddriverIdentity } from './clouddriver-identity'

const role = managed(trustsClouddriver, trustsServices)

const untrusting = managed(trustsServices)

const root = managed(allow({ AWS: 'arn:aws:iam::999999999999:root' }))

const stranger = {
  'caller-identity': read({ arn: 'arn:aws:iam::888888888888:role/Shipshape', accountId: '888888888888' }),
}

const notTried = { 'assumed-role': read({ tried: false as const, why: 'somebody else' }) }

const nothingRead = { roles: refused('sts:AssumeRole'), 'clouddriver-role': refused('sts:AssumeRole') }

const elsewhere = {
  'assumed-role': read({
    tried: true as const,
    roleArn: managedArn,
    sessionArn: 'arn:aws:sts::210000000009:assumed-role/SpinnakerManaged/Spinnaker',
    accountId: '210000000009',
  }),
}

type Row = [what: string, facts: FactSet, status: string, says: RegExp]

describe('clouddriver-identity', () => {
  const seen = { ...stranger, ...notTried }
  const tag: Statement = { ...trustsClouddriver, Condition: { StringEquals: { 'aws:PrincipalTag/team': 'x' } } }
  test.each<Row>([
    ['a live success', accountFacts(untrusting), 'pass', /^Tried live/],
    ['a document that admits it', accountFacts(role, [], seen), 'pass', /^Not tried live/],
    ['a document that does not', accountFacts(untrusting, [], seen), 'fail', /No statement allows/],
    ['the account root', accountFacts(root, [], seen), 'warn', /whole account 999999999999/],
    ['a tag', accountFacts(managed(tag), [], seen), 'warn', /PrincipalTag/],
    ['no role', accountFacts(null, [], seen), 'fail', /has no such role/],
    ['nothing read', accountFacts(role, [], { ...seen, ...nothingRead }), 'unknown', /sts:AssumeRole was denied/],
    ['a live answer of another account', accountFacts(untrusting, [], elsewhere), 'fail', /No statement allows/],
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
