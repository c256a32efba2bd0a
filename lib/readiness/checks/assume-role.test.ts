import { describe, expect, test } from 'vitest'
import type { FactSet } from '../fact-set'
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
import { assumeRole } from './assume-role'

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
    ['refused to the identity', accountFacts(role, [], denied), 'fail', /AWS denied it/],
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
      /unreadable answer/,
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
      summary: expect.stringContaining("Shipshape's own identity, used because"),
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

  test.each([
    ['roleArn', 'assumeRole'],
    ['externalId', 'externalId'],
  ])('a malformed %s is corrected where it is written', (member, field) => {
    const malformed = refused('sts:AssumeRole', 'unexpected')
    const message = `1 validation error detected: Value 'x y' at '${member}' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@:\\/-]*`
    const fault = { ...malformed.fault, code: 'ValidationError', message }
    const facts = accountFacts(role, [], { 'assumed-role': { ...malformed, fault } })
    expect(findingOf(assumeRole, mappingRegistry(), facts).fix?.text).toContain(`Correct the ${field} of AWS account`)
  })

  const aws = (sessionName: string | null, over: object = {}) => mappingRegistry({ aws: { sessionName, ...over } })
  const byDefault = (defaultSessionName: string) =>
    mappingRegistry({ settings: { other: { aws: { defaultSessionName }, ecs: {} } } })
  test.each([
    ['with a blank', aws('Team Spinnaker'), 'sessionName of AWS account payments'],
    ['of one letter', aws('x'), 'sessionName of AWS account payments'],
    ['longer than AWS takes', aws('{{accountId}}{{accountId}}-'.repeat(3)), 'sessionName of AWS account payments'],
    ['with a template that nobody fills', aws('{{region}}'), 'sessionName of AWS account payments'],
    ['with what a template brings', aws('{{environment}}', { environment: 'pre prod' }), 'sessionName of AWS'],
    ['that is empty by default', byDefault(''), 'aws.defaultSessionName'],
  ])('a session name %s is a fail, tried or not', (_what, registry, written) => {
    for (const facts of [accountFacts(role), accountFacts(role, [], { ...stranger, ...denied, ...nothingRead })]) {
      const finding = findingOf(assumeRole, registry, facts)
      expect(finding).toMatchObject({ status: 'fail', title: expect.stringContaining('session named') })
      expect(finding.fix?.text).toContain(written)
    }
  })

  test.each([aws('it.is+me=@1,2-3_4'), aws('ab'), aws('x'.repeat(64)), byDefault('{{name}}-{{accountId}}')])(
    'a session name that AWS takes is none',
    (registry) => {
      expect(findingOf(assumeRole, registry, accountFacts(role)).status).toBe('pass')
    },
  )

  test('a refusal of what goes with the call asks for that in the trust policy', () => {
    const message = `User: x is not authorized to perform: sts:TagSession on resource: ${managedArn}`
    const fault = { ...denied['assumed-role'].fault, message }
    const facts = accountFacts(role, [], { 'assumed-role': { ...denied['assumed-role'], fault } })
    const { fix } = findingOf(assumeRole, mappingRegistry(), facts)
    expect(fix?.text).toContain('Allow sts:TagSession beside sts:AssumeRole in the trust policy')
    expect(JSON.parse(fix?.json ?? '')).toMatchObject({ Action: ['sts:AssumeRole', 'sts:TagSession'] })
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

describe('sessionDurationSeconds', () => {
  const user = 'arn:aws:iam::999999999999:user/clouddriver'
  const lasting = (
    sessionDurationSeconds: number | string | undefined,
    more: Parameters<typeof mappingRegistry>[0] = {},
  ) =>
    mappingRegistry({
      ...more,
      settings: { release: '2025.4', ...more?.settings },
      aws: sessionDurationSeconds === undefined ? {} : { sessionDurationSeconds },
    })
  const asUser = { settings: { release: '2025.4', clouddriverIdentity: user } }
  const trusted = managed(allow({ AWS: user }), trustsClouddriver)
  const most = (maxSessionSeconds: number | undefined) =>
    accountFacts(trusted, [], {
      'clouddriver-role': read({
        ...trusted,
        permissionsBoundary: null,
        ...(maxSessionSeconds === undefined ? {} : { maxSessionSeconds }),
      }),
    })
  const defaulted = { other: { aws: { 'default-session-duration-seconds': 7200 }, ecs: {} } }

  test.each<[what: string, registry: ReturnType<typeof mappingRegistry>, facts: FactSet, says: RegExp]>([
    ['past an hour, by a role', lasting(3601), most(43_200), /a role that assumes a role gets a session of 3600 s/],
    ["past the role's maximum, by a user", lasting(7201, asUser), most(7200), /gives sessions of 7200 s at most/],
    ['shorter than there is', lasting(899), most(3600), /from 900 to 43200 s/],
    ['longer than there is', lasting(43_201, asUser), most(undefined), /from 900 to 43200 s/],
    ['from a placeholder', lasting('$'.concat('{S:7200}')), most(3600), /role that assumes a role/],
    [
      'from the default',
      lasting(undefined, { settings: { release: null, ...defaulted } }),
      most(3600),
      /role that assumes/,
    ],
  ])('is a warning with its consequence: %s', (_what, registry, facts, says) => {
    const finding = findingOf(assumeRole, registry, facts)
    expect(finding).toMatchObject({ status: 'warn', summary: expect.stringMatching(says) })
    expect(finding.summary).toMatch(/AWS refuses each AssumeRole of AWS account payments/)
    const isDefault = registry.awsAccounts[0]?.sessionDurationSeconds === undefined
    expect(finding.fix?.text).toContain(isDefault ? 'aws.defaultSessionDurationSeconds' : 'sessionDurationSeconds of')
  })

  test.each<[what: string, registry: ReturnType<typeof mappingRegistry>, facts: FactSet]>([
    ['of an hour, by a role', lasting(3600), most(43_200)],
    ["of the role's maximum, by a user", lasting(7200, asUser), most(7200)],
    ['by a user, of a role whose maximum was not read', lasting(7200, asUser), most(undefined)],
    ['that nobody can tell', lasting('$'.concat('{S}')), most(3600)],
    ['that the release does not bind', lasting(7200, { settings: { release: '1.36' } }), most(3600)],
  ])('is no warning: %s', (_what, registry, facts) => {
    expect(findingOf(assumeRole, registry, facts).status).toBe('pass')
  })
})
