import { describe, expect, test } from 'vitest'
import type { Statement } from '../facts/policy-document'
import { refused } from '../testing/capacity-builders'
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
import { roleTrust } from './role-trust'

const ecsOnly = allow({ Service: 'ecs.amazonaws.com' })
const scaling = 'application-autoscaling.amazonaws.com'
const on118 = mappingRegistry({ settings: { release: '1.18' } })

function judged(statements: Statement[], registry = on118) {
  return findingOf(roleTrust, registry, accountFacts(managed(...statements)))
}

test.each<[string, Statement[], string, RegExp]>([
  ['both services', [trustsClouddriver, trustsServices], 'pass', /trusts ECS and Application Auto Scaling/],
  [
    'one service',
    [trustsClouddriver, ecsOnly],
    'fail',
    /^`application-autoscaling\.amazonaws\.com` is not trusted by role\/SpinnakerManaged$/,
  ],
  [
    'neither',
    [trustsClouddriver],
    'fail',
    /^`ecs\.amazonaws\.com` and `application-autoscaling\.amazonaws\.com` are not/,
  ],
  ['a Deny', [trustsServices, allow({ Service: scaling }, { Effect: 'Deny' })], 'fail', /`application-autoscaling/],
  [
    'a key that may be sent',
    [{ ...trustsServices, Condition: { StringEquals: { 'aws:SourceAccount': '210000000004' } } }],
    'warn',
    /depends on `aws:SourceAccount`/,
  ],
  [
    'a key that is never sent',
    [{ ...trustsServices, Condition: { StringEquals: { 'sts:ExternalId': 'x' } } }],
    'fail',
    /are not trusted/,
  ],
  ['everyone', [allow('*')], 'warn', /trusts everyone/],
  ['everyone beside the services by name', [trustsServices, allow('*')], 'warn', /trusts everyone/],
  [
    'an organisation beside the services by name',
    [trustsServices, allow('*', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } })],
    'pass',
    /trusts ECS/,
  ],
  [
    'everyone under a condition that only the services meet',
    [
      allow('*', {
        Condition: { StringEquals: { 'aws:PrincipalServiceName': ['ecs.amazonaws.com', scaling] } },
      }),
    ],
    'warn',
    /does not name the principals that it trusts/,
  ],
  ['an action list', [{ ...trustsServices, Action: ['sts:AssumeRole'] }], 'pass', /trusts ECS/],
])('a role that trusts %s', (_what, statements, status, title) => {
  expect(judged(statements)).toMatchObject({ status, title: expect.stringMatching(title), resource: managedArn })
})

test('everyone who knows the external id is not everyone', () => {
  const secret = { Condition: { StringEquals: { 'sts:ExternalId': 'x' } } }
  const registry = mappingRegistry({ aws: { externalId: 'x' }, settings: { release: '1.18' } })
  expect(judged([trustsServices, allow('*', secret)], registry).status).toBe('pass')
})

describe('a missing service', () => {
  const finding = judged([ecsOnly, trustsClouddriver])

  test('says what fails', () => {
    expect(finding.summary).toBe(
      'Spinnaker registers a scalable target with this role for every new service (releases to 1.18): where AWS uses the role for it, every deploy fails.',
    )
  })

  test('is shown principal by principal, in the document, and as two readings', () => {
    const [table, document, verdicts] = finding.evidence
    expect(table).toMatchObject({
      kind: 'table',
      rows: [
        [{ text: 'ecs.amazonaws.com' }, { text: 'trusted' }, 'Statement 1 allows it: it names ecs.amazonaws.com.'],
        [{ text: scaling }, { text: 'not trusted' }, `No statement allows ${scaling}.`],
      ],
    })
    const lines = document?.kind === 'document' ? document.lines : []
    const added = lines.filter(({ mark }) => mark === 'added').map(({ text }) => text.trim())
    expect(added).toContain(`"${scaling}"`)
    expect(lines.some(({ text }) => text.includes('role/Clouddriver'))).toBe(true)
    expect(verdicts).toMatchObject({
      kind: 'verdicts',
      aws: { status: 'fail' },
      clouddriver: { status: 'not-applicable' },
    })
  })

  test("is fixed in the account's own document, which can be pasted", () => {
    const document = JSON.parse(finding.fix?.json ?? '')
    expect(document.Statement).toEqual([
      { ...ecsOnly, Principal: { Service: ['ecs.amazonaws.com', scaling] } },
      trustsClouddriver,
    ])
    expect(finding.fix?.cli).toMatch(
      /^cat > trust\.json <<'END'\n\{[\s\S]*\n\}\nEND\naws iam update-assume-role-policy --role-name SpinnakerManaged --policy-document file:\/\/trust\.json$/,
    )
    expect(finding.fix?.console).toContain('/roles/details/SpinnakerManaged')
  })
})

test('the deciding lines of a trusted document are marked', () => {
  const finding = judged([trustsClouddriver, trustsServices])
  const document = finding.evidence.find(({ kind }) => kind === 'document')
  const marked = document?.kind === 'document' ? document.lines.filter(({ mark }) => mark !== undefined) : []
  expect(marked).toMatchObject([
    { text: expect.stringContaining('"ecs.amazonaws.com"'), mark: 'admits', note: 'admits ecs.amazonaws.com' },
    { text: expect.stringContaining(`"${scaling}"`), mark: 'admits' },
  ])
})

test('a document past the limit says so', () => {
  const many = Array.from({ length: 40 }, (_, index) => `arn:aws:iam::999999999999:role/deployer-number-${index}`)
  expect(judged([allow({ AWS: many })]).fix?.text).toContain('IAM takes 2048')
})

test('with no release the rule of 1.18 applies and the finding says what newer ones want', () => {
  const finding = judged([trustsClouddriver], mappingRegistry())
  expect(finding).toMatchObject({ status: 'fail', summary: expect.stringContaining('No release is set') })
})

test('from 1.19 it is not applicable, whatever could be read', () => {
  const registry = mappingRegistry({ settings: { release: '1.19' } })
  const unread = { roles: refused('iam:ListRoles'), 'clouddriver-role': refused('iam:GetRole') }
  expect(findingOf(roleTrust, registry, accountFacts(managed(), [], unread)).status).toBe('not-applicable')
})

describe('reading', () => {
  const role = managed(trustsClouddriver, trustsServices)

  test.each([
    ['the role alone', { roles: refused('iam:ListRoles') }],
    ['the list alone', { 'clouddriver-role': refused('iam:GetRole') }],
  ])('%s suffices', (_what, over) => {
    expect(findingOf(roleTrust, on118, accountFacts(role, [], over)).status).toBe('pass')
  })

  test('neither is unknown, with the fault', () => {
    const unread = { roles: refused('iam:ListRoles'), 'clouddriver-role': refused('iam:GetRole') }
    const finding = findingOf(roleTrust, on118, accountFacts(role, [], unread))
    expect(finding).toMatchObject({ status: 'unknown', fault: { action: 'iam:GetRole' } })
  })

  test('a role absent from the list trusts nobody, and is to be created', () => {
    const finding = findingOf(roleTrust, on118, accountFacts(null))
    expect(finding).toMatchObject({
      status: 'fail',
      resource: managedArn,
      title: 'There is no role/SpinnakerManaged in the account',
    })
    expect(finding.fix?.cli).toContain('aws iam create-role --role-name SpinnakerManaged')
    expect(finding.fix?.json).toContain('role/Clouddriver')
  })

  test('a role of that name under another path is another role', () => {
    const elsewhere = { ...role, arn: 'arn:aws:iam::210000000004:role/team/SpinnakerManaged', path: '/team/' }
    expect(findingOf(roleTrust, on118, accountFacts(elsewhere)).status).toBe('fail')
  })
})
