import { expect, test } from 'vitest'
import { accountId } from './checks/account-id'
import { assumeRoleForm } from './checks/assume-role-form'
import { providersEnabled } from './checks/providers-enabled'
import { regions } from './checks/regions'
import { noFacts } from './fact-set'
import { findingOf, mappingRegistry } from './testing/role-builders'

const $ = (inner: string) => '$'.concat(`{${inner}}`)
type Changes = Parameters<typeof mappingRegistry>[0]

test.each([
  ['account id', accountId, { aws: { accountId: $('ID') } }],
  ['secret account id', accountId, { aws: { accountId: 'encrypted:s3!b:x!f:y' } }],
  ['role of an unknown account', assumeRoleForm, { aws: { accountId: $('ID') } }],
  ['role', assumeRoleForm, { aws: { assumeRole: $('ROLE') } }],
  ['default role', assumeRoleForm, { aws: { assumeRole: null }, settings: { defaultAssumeRole: `role/${$('ROLE')}` } }],
  ['region', regions, { aws: { regions: [{ name: 'us-east-1' }, { name: $('REGION') }] } }],
  ['aws.enabled', providersEnabled, { settings: { awsEnabled: $('providers.aws.enabled') } }],
  ['ecs.enabled', providersEnabled, { settings: { ecsEnabled: 'configserver:x' } }],
  ['enabled', providersEnabled, { aws: { enabled: $('TEAM_A:') } }],
] satisfies [string, typeof regions, Changes][])('unknown, and never wrong: %s', (_what, check, changes) => {
  const finding = findingOf(check, mappingRegistry(changes), noFacts)
  expect(finding.status).toBe('unknown')
  expect(finding.fault?.kind).toBe('not-configured')
  expect(finding.summary).toMatch(/only Clouddriver's environment can fill in/)
})

test.each([
  ['a sound id', accountId, { aws: { accountId: $('ID:210987654321') } }, 'pass'],
  ['an id of eleven digits', accountId, { aws: { accountId: $('ID:21098765432') } }, 'fail'],
  ['a bare role', assumeRoleForm, { aws: { assumeRole: $('ROLE:Managed') } }, 'fail'],
  ['a region twice', regions, { aws: { regions: [{ name: 'us-east-1' }, { name: $('R:us-east-1') }] } }, 'fail'],
  ['AWS on', providersEnabled, { settings: { awsEnabled: $('providers.aws.enabled:true') } }, 'pass'],
  ['AWS off', providersEnabled, { settings: { awsEnabled: $('providers.aws.enabled:false') } }, 'fail'],
] satisfies [string, typeof regions, Changes, string][])(
  'judged by its default, which is said: %s',
  (_, check, changes, status) => {
    const finding = findingOf(check, mappingRegistry(changes), noFacts)
    expect(finding.status).toBe(status)
    expect(finding.summary).toMatch(/Judged with a placeholder's default/)
  },
)

test('a text without placeholders is judged as ever, without a word of defaults', () => {
  expect(findingOf(accountId, mappingRegistry(), noFacts).summary).not.toMatch(/default/)
})
