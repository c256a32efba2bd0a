import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportedDefaultRegions } from './clouddriver/default-regions'
import { exportYaml } from './clouddriver/export-yaml'
import { importYaml } from './clouddriver/import-yaml'
import { effectiveAccount, effectiveSettings, unknownTexts } from './effective-account'
import { isComplete, mappedRegions, mappingOf, roleArnOf, sessionNameOf } from './mapping'
import type { Registry } from './registry'
import { anyRegistry, emptyRegistry, pageRegistry } from './testing/any-registry'

const $ = (inner: string) => '$'.concat(`{${inner}}`)

function registryWith(aws: object, settings: object = {}): Registry {
  return {
    ...pageRegistry,
    settings: { ...pageRegistry.settings, ...settings },
    awsAccounts: pageRegistry.awsAccounts.map((account) => ({ ...account, ...aws })),
  }
}

function effective(registry: Registry) {
  const [account] = registry.awsAccounts
  if (account === undefined) throw new Error('the registry has an account')
  return effectiveAccount(account, registry)
}

test('what the export writes for an account is what it is judged with', () => {
  const other = {
    aws: { 'default-session-name': 'Team-{{name}}', defaultSessionDurationSeconds: 900 },
    ecs: {},
  }
  const account = effective(registryWith({ regions: [], assumeRole: null }, { defaultAssumeRole: null, other }))
  expect(account).toMatchObject({
    regions: [{ name: 'us-east-1' }],
    assumeRole: 'role/SpinnakerManaged',
    sessionName: 'Team-{{name}}',
    sessionDurationSeconds: 900,
  })
  expect(sessionNameOf(account)).toBe('Team-aws-account-name')
})

test("an account's own value wins over every default", () => {
  const other = { aws: { defaultSessionName: 'Team', defaultSecurityGroups: ['a'] }, ecs: {} }
  const account = effective(registryWith({ sessionName: 'Own', defaultSecurityGroups: [] }, { other }))
  expect(account).toMatchObject({ sessionName: 'Own', defaultSecurityGroups: [] })
})

test.each([
  ['an empty default', '', ''],
  ['a default of which nothing is written', null, ''],
  ['a default that is no text', 1, null],
])('an account without a session name has %s', (_what, defaultSessionName, sessionName) => {
  const other = { aws: { defaultSessionName }, ecs: {} }
  expect(effective(registryWith({ sessionName: null }, { other })).sessionName).toBe(sessionName)
})

test.each([
  ['false', false],
  ['FALSE', false],
  ['off', true],
  ['0', true],
  ['y', true],
  ['TRUE', true],
])('a switch of a provider by a placeholder whose default is %s', (text, isOn) => {
  const { settings } = registryWith({}, { awsEnabled: $(`A:${text}`), ecsEnabled: $(`E:${text}`) })
  expect(effectiveSettings(settings)).toMatchObject({ awsEnabled: isOn, ecsEnabled: isOn })
})

test('a region takes its zones from the default region of its name, and keeps its own', () => {
  const defaultRegions = ['us-east-1', 'eu-west-1'].map((name) => ({ name, availabilityZones: [`${name}a`] }))
  const own = [
    { name: $('R:us-east-1') },
    { name: 'eu-west-1', availabilityZones: ['eu-west-1b'] },
    { name: 'ap-south-1' },
  ]
  expect(effective(registryWith({ regions: own }, { defaultRegions })).regions).toEqual([
    { name: 'us-east-1', availabilityZones: ['us-east-1a'] },
    { name: 'eu-west-1', availabilityZones: ['eu-west-1b'] },
    { name: 'ap-south-1' },
  ])
})

test('placeholders with a default are filled, in every kind of field', () => {
  const account = effective(
    registryWith({
      accountId: $('ID:210987654321'),
      enabled: $('ON:no'),
      assumeRole: `role/${$('R:Managed')}`,
      externalId: $('X:y'),
      regions: [{ name: $('REGION:eu-west-1') }],
      sessionDurationSeconds: $('S:1800'),
      lambdaEnabled: $('L:true'),
      environment: $('E:prod'),
    }),
  )
  expect(account).toMatchObject({
    accountId: '210987654321',
    enabled: false,
    assumeRole: 'role/Managed',
    externalId: 'y',
    regions: [{ name: 'eu-west-1' }],
    sessionDurationSeconds: 1800,
    lambdaEnabled: true,
    environment: 'prod',
  })
  expect(roleArnOf(account, effectiveSettings(pageRegistry.settings))).toBe('arn:aws:iam::210987654321:role/Managed')
  expect(unknownTexts(account)).toEqual([])
})

test('what only Clouddriver can tell stays as it is written, and is named', () => {
  const account = effective(registryWith({ accountId: $('ID'), enabled: $('ON'), sessionName: 'encrypted:s3!b:x' }))
  expect(account).toMatchObject({ accountId: $('ID'), enabled: $('ON') })
  expect(unknownTexts(account).map(({ field }) => field)).toEqual(['accountId', 'sessionName'])
})

test('an ECS account finds its AWS account through the placeholders of both names', () => {
  const registry = registryWith({ name: $('AWS:aws-account-name') })
  const [ecsAccount] = registry.ecsAccounts
  if (ecsAccount === undefined) throw new Error('the registry has an ECS account')
  expect(mappingOf(registry, ecsAccount).awsAccount?.name).toBe($('AWS:aws-account-name'))
  const same = registryWith({ name: $('AWS') })
  expect(mappingOf(same, { ...ecsAccount, awsAccount: $('AWS') }).awsAccount?.name).toBe($('AWS'))
})

test('an ECS account deploys where it says, in whichever words it names the region', () => {
  const registry = registryWith({ regions: [{ name: $('R:eu-west-1') }, { name: 'us-east-1' }, { name: $('S') }] })
  const [ecsAccount] = registry.ecsAccounts
  if (ecsAccount === undefined) throw new Error('the registry has an ECS account')
  const regionsFor = (...regions: string[]) => {
    const one = { ...ecsAccount, regions }
    const after = { ...registry, ecsAccounts: [one] }
    const mapping = mappingOf(after, one)
    const mapped = isComplete(mapping) ? mappedRegions(mapping, after.settings) : []
    return [mapped, exportedDefaultRegions(after).map(({ name }) => name)]
  }
  expect(regionsFor($('R:eu-west-1'))).toEqual([['eu-west-1'], ['eu-west-1']])
  expect(regionsFor($('OTHER:eu-west-1'), $('S'))).toEqual([['eu-west-1', $('S')], ['eu-west-1']])
  expect(regionsFor('us-east-1')).toEqual([['us-east-1'], ['us-east-1']])
})

test('one account of another partition does not take the default regions there', () => {
  const gov = {
    name: 'gov',
    assumeRole: 'arn:aws-us-gov:iam::123456789012:role/M',
    regions: [{ name: 'us-gov-west-1' }],
  }
  const [first] = pageRegistry.awsAccounts
  if (first === undefined) throw new Error('the page has an account')
  const registry = { ...pageRegistry, awsAccounts: [{ ...first, ...gov }, first, { ...first, name: 'b', regions: [] }] }
  expect(effectiveAccount({ ...first, regions: [] }, registry).regions).toEqual([{ name: 'us-east-1' }])
})

test('what a registry holds is what the import of its export holds', () => {
  fc.assert(
    fc.property(anyRegistry, (registry) => {
      const { registry: after, problems } = importYaml(exportYaml(registry), emptyRegistry)
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
      const bound = (one: Registry) =>
        one.awsAccounts.map((account) => ({ ...effectiveAccount(account, one), other: null, version: null }))
      expect(bound(after)).toEqual(bound(registry))
    }),
    { numRuns: 60 },
  )
})
