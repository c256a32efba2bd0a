import { describe, expect, test } from 'vitest'
import { type FactSet, noFacts } from '../fact-set'
import { judge } from '../judge'
import { now } from '../testing/capacity-builders'
import { findingOf, mappingRegistry } from '../testing/role-builders'
import { clouddriverStart } from './clouddriver-start'

type Changes = Parameters<typeof mappingRegistry>[0]
/** A placeholder, written so that no linter takes it for a template. */
const $ = (inner: string) => '$'.concat(`{${inner}}`)
const unseenRegion = { name: 'us-east-9' }
const groups = { defaultSecurityGroups: ['sg-1'] }
const named = (name: string): Changes => ({ aws: { name }, ecs: { awsAccount: name } })

/** AWS's own list, as an account of partition aws reads it. */
const listed: FactSet = {
  account: {
    'opted-in-regions': {
      ok: true,
      at: now,
      value: [
        { name: 'us-east-1', status: 'opt-in-not-required' },
        { name: 'eu-west-1', status: 'opt-in-not-required' },
        { name: 'af-south-1', status: 'not-opted-in' },
      ],
    },
  },
  regions: {},
}

const stopping: [kind: string, what: string, changes: Changes, facts: FactSet][] = [
  ['aws-off', 'ECS without AWS', { settings: { awsEnabled: false } }, noFacts],
  ['aws-off', 'the same by default', { settings: { awsEnabled: $('AWS:false') } }, noFacts],
  ['disabled', 'disabled by default', { aws: { enabled: $('ON:off') } }, noFacts],
  ['security-groups', 'groups by default', { aws: { defaultSecurityGroups: $('GROUPS:sg-1,sg-2') } }, noFacts],
  [
    'region-twice',
    'a region twice, once by default',
    { aws: { regions: [{ name: 'us-east-1' }, { name: $('R:us-east-1') }] } },
    noFacts,
  ],
  [
    'default-region-unseen',
    'an unseen default region by default',
    { settings: { defaultRegions: [{ name: $('R:us-east-9') }] } },
    listed,
  ],
  ['absent', 'an AWS account that is absent', { ecs: { awsAccount: 'nowhere' } }, noFacts],
  ['absent', 'its name in another case', { ecs: { awsAccount: 'Payments' } }, noFacts],
  ['disabled', 'an AWS account that is disabled', { aws: { enabled: false } }, noFacts],
  ['security-groups', 'default security groups', { aws: groups }, noFacts],
  ['region-twice', 'a region twice', { aws: { regions: [{ name: 'us-east-1' }, { name: 'us-east-1' }] } }, noFacts],
  ['region-unseen', 'a region that AWS does not list', { aws: { regions: [unseenRegion] } }, listed],
  [
    'default-region-unseen',
    'a default region that AWS does not list',
    { settings: { defaultRegions: [unseenRegion] } },
    listed,
  ],
  [
    'default-region-unseen',
    'one unseen default region beside a good one',
    { settings: { defaultRegions: [{ name: 'us-east-1' }, unseenRegion] } },
    listed,
  ],
  ['template', 'a group', named('pay$1'), noFacts],
  ['template', 'a dollar before a letter', named('pay$x'), noFacts],
  ['template', 'a dollar at the end', named('pay$'), noFacts],
  ['template', 'an unclosed placeholder', named('a${b'), noFacts],
  ['template', 'a template of itself', named('{{name}}-x'), noFacts],
  ['template', 'a backslash at the end', named('pay\\'), noFacts],
  ['template', 'a name with the environment, which is the name', named('pay-{{environment}}'), noFacts],
  [
    'template',
    'an environment and a type that name each other',
    { aws: { environment: 'a{{accountType}}', accountType: 'b{{environment}}', sessionName: '{{environment}}' } },
    noFacts,
  ],
  [
    'disabled',
    'with the ECS provider on by a text that is not false',
    { settings: { ecsEnabled: $('E:no') }, aws: { enabled: false } },
    noFacts,
  ],
  [
    'template',
    'an environment that a template renders',
    { aws: { environment: 'p$1', sessionName: '{{environment}}' } },
    noFacts,
  ],
]

describe.each([
  ['1.12', 'everything'],
  ['1.38', 'everything'],
  ['2025.4', 'everything'],
  ['2026.2', 'everything'],
  ['2026.3', 'account'],
] as const)('release %s reaches %s', (release, reach) => {
  test.each(stopping)('%s: %s', (kind, _what, changes, facts) => {
    const registry = mappingRegistry({ ...changes, settings: { ...changes?.settings, release } })
    const finding = findingOf(clouddriverStart, registry, facts)
    const name = registry.ecsAccounts[0]?.awsAccount
    const at = ['aws-off', 'default-region-unseen'].includes(kind) ? '' : name
    expect(finding).toMatchObject({ status: 'fail', cause: `clouddriver-start|${kind}|${at}` })
    // Without the bean of the AWS provider nothing is ever loaded.
    expect(finding.reach).toBe(kind === 'aws-off' ? 'everything' : reach)
    expect(finding.title).toMatch(finding.reach === 'everything' ? /stops Clouddriver from starting/ : /does not load/)
  })
})

test('where no release is set, everything is at stake', () => {
  const registry = mappingRegistry({ aws: groups, settings: { release: null } })
  expect(findingOf(clouddriverStart, registry, noFacts)).toMatchObject({ status: 'fail', reach: 'everything' })
})

describe('is a pass', () => {
  const seen = (account: Changes, facts = listed) => findingOf(clouddriverStart, mappingRegistry(account), facts)

  test.each<[string, Changes, FactSet]>([
    ['a sound mapping', {}, noFacts],
    ['a sound mapping, with AWS’s list', {}, listed],
    ['with the ECS provider off', { settings: { ecsEnabled: false }, aws: { enabled: false } }, noFacts],
    ['a region that only our own list lacks', { aws: { regions: [unseenRegion] } }, noFacts],
    [
      'an unlisted region with its zones',
      { aws: { regions: [{ ...unseenRegion, availabilityZones: ['us-east-9a'] }] } },
      listed,
    ],
    ['an opt-in region of which nobody can tell', { aws: { regions: [{ name: 'af-south-1' }] } }, listed],
    ['a region of another partition', { aws: { regions: [{ name: 'us-gov-west-1' }] } }, listed],
    ['switches that nobody can tell', { settings: { awsEnabled: $('AWS') }, aws: { enabled: $('ON') } }, noFacts],
    ['groups that nobody can tell', { aws: { defaultSecurityGroups: $('GROUPS') } }, noFacts],
    ['an ECS provider off by default', { settings: { ecsEnabled: $('E:False') }, aws: { enabled: false } }, noFacts],
    ['a provider that no text but false switches off', { settings: { awsEnabled: $('AWS:off') } }, noFacts],
    [
      'an unlisted region whose zones the default regions list',
      {
        aws: { regions: [unseenRegion] },
        settings: { defaultRegions: [{ ...unseenRegion, availabilityZones: ['us-east-9a'] }] },
      },
      listed,
    ],
    ['a name with a template that comes to rest', named('{{accountId}}-x'), noFacts],
    [
      'a name with the template of an environment',
      { aws: { name: 'a-{{environment}}', environment: 'prod' }, ecs: { awsAccount: 'a-{{environment}}' } },
      noFacts,
    ],
    ['no security group', { aws: { defaultSecurityGroups: [] } }, noFacts],
    ['a placeholder, which Spring fills first', named(`\${PAY_NAME:pay}`), noFacts],
    ['a backslash that escapes', named('back\\slash'), noFacts],
    ['a dollar that is escaped', named('pay\\$1'), noFacts],
    ['an unknown template, left as it is', named('{{team}}-x'), noFacts],
    ['an environment that no template renders', { aws: { environment: 'p$1' } }, noFacts],
    ['no region of its own', { aws: { regions: [] } }, listed],
  ])('%s', (_what, changes, facts) => {
    expect(seen(changes, facts)).toMatchObject({ status: 'pass', reach: 'account', cause: null })
  })

  test('a list that could not be read tells nothing', () => {
    const fault = {
      kind: 'denied',
      action: 'ec2:DescribeRegions',
      code: null,
      requestId: null,
      region: null,
      message: '',
    } as const
    const facts: FactSet = { account: { 'opted-in-regions': { ok: false, fault, at: now } }, regions: {} }
    expect(seen({ aws: { regions: [unseenRegion] } }, facts).status).toBe('pass')
  })
})

test('an opt-in region is unseen where the list is that of Clouddriver’s own account', () => {
  const identity = 'arn:aws:iam::210000000004:role/Clouddriver'
  const registry = mappingRegistry({ aws: { regions: [{ name: 'af-south-1' }], clouddriverIdentity: identity } })
  expect(registry.awsAccounts[0]?.accountId).toBe('210000000004')
  expect(findingOf(clouddriverStart, registry, listed)).toMatchObject({ status: 'fail', reach: 'everything' })
})

test('says how long the start would take: every account that is parsed in vain costs its tries', () => {
  const registry = mappingRegistry(named('pay$1'))
  const [account] = registry.awsAccounts
  if (account === undefined) throw new Error('There is no account.')
  expect(findingOf(clouddriverStart, registry, noFacts).summary).toContain('about 47 s')
  const three = { ...registry, awsAccounts: [account, { ...account, name: 'b$1' }, { ...account, name: 'c$1' }] }
  expect(findingOf(clouddriverStart, three, noFacts).summary).toContain('3 AWS accounts repeatedly: about 2 min')
})

test('one finding per ECS account; those of one AWS account share its cause', () => {
  const registry = mappingRegistry({ aws: { enabled: false } })
  const [first] = registry.ecsAccounts
  if (first === undefined) throw new Error('There is no account.')
  const two = { ...registry, ecsAccounts: [first, { ...first, name: 'second-ecs' }] }
  const findings = two.ecsAccounts.flatMap(
    (ecsAccount) => judge(clouddriverStart, { registry: two, ecsAccount, facts: noFacts, now }) ?? [],
  )
  expect(findings.map(({ cause }) => cause)).toEqual(Array(2).fill('clouddriver-start|disabled|payments'))
})
