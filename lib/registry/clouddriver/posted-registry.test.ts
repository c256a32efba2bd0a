import { describe, expect, test } from 'vitest'
import { startStopping } from '@/lib/readiness/start-stopping'
import { awsAccountSchema } from '@/lib/registry/aws-account'
import { ecsAccountSchema } from '@/lib/registry/ecs-account'
import { effectiveAccounts } from '@/lib/registry/mapping'
import type { Registry } from '@/lib/registry/registry'
import { defaultSettings } from '@/lib/registry/settings'
import { postedRegistry } from './posted-registry'

const reader = { mode: 'role' as const, roleArn: 'arn:aws:iam::{accountId}:role/Reader' }
const known: Registry = {
  revision: 7,
  settings: { ...defaultSettings, release: '2025.4', awsEnabled: false, defaultRegions: [{ name: 'eu-west-1' }] },
  awsAccounts: [
    awsAccountSchema.parse({ name: 'prod', accountId: '123456789012', reader, version: 3 }),
    awsAccountSchema.parse({ name: 'other', accountId: '210000000001', version: 1 }),
  ],
  ecsAccounts: [
    ecsAccountSchema.parse({ name: 'prod-ecs', awsAccount: 'prod', clusters: ['main'], version: 2 }),
    ecsAccountSchema.parse({ name: 'other-ecs', awsAccount: 'other', version: 2 }),
  ],
}

const read = (text: string) => postedRegistry(text, known)
const errors = (text: string) => {
  const { registry, problems } = read(text)
  expect(registry === null).toBe(problems.some(({ severity }) => severity === 'error'))
  return problems.filter(({ severity }) => severity === 'error').map(({ line, path }) => [line, path])
}

const file = (aws: string, ecs = 'name: prod-ecs, awsAccount: prod') =>
  `aws:\n  accounts:\n  - { ${aws} }\necs:\n  accounts:\n  - { ${ecs} }\n`

describe('a posted file', () => {
  test('is a registry of its own accounts, in its order, with what Shipshape knows of them', () => {
    const text = `ecs:
  accounts:
  - { name: new-ecs, awsAccount: new }
  - { name: prod-ecs, awsAccount: prod }
aws:
  accounts:
  - { name: new, accountId: "210000000009" }
  - { name: prod, accountId: "123456789012", assumeRole: role/Other }
`
    const { registry, problems } = read(text)
    expect(problems).toEqual([])
    expect(registry?.awsAccounts.map(({ name, reader: one }) => [name, one])).toEqual([
      ['new', null],
      ['prod', reader],
    ])
    expect(registry?.awsAccounts[1]?.assumeRole).toBe('role/Other')
    expect(registry?.ecsAccounts.map(({ name, clusters }) => [name, clusters])).toEqual([
      ['new-ecs', null],
      ['prod-ecs', ['main']],
    ])
    // The release is Shipshape's to know; what Clouddriver would read stands in the file, in the one it ships, or nowhere.
    expect(registry?.settings).toMatchObject({
      release: '2025.4',
      awsEnabled: true,
      defaultRegions: [{ name: 'us-east-1' }],
    })
  })

  test.each([
    ['names one for all', 'aws.defaultAssumeRole: role/SpinnakerManaged\n', 'role/SpinnakerManaged'],
    ['names another for all', 'aws.defaultAssumeRole: role/Other\n', 'role/Other'],
    ['names none', '', null],
    ['names an empty one, with which Clouddriver starts all the same', 'aws.defaultAssumeRole: ""\n', ''],
    ['names one of which nothing is written', 'aws.defaultAssumeRole:\n', ''],
  ])('holds no role that it does not name: it %s', (_what, line, role) => {
    const { registry } = read(file('name: prod, accountId: "123456789012"') + line)
    if (registry === null) throw new Error('The file was not read.')
    expect([...effectiveAccounts(registry).values()].map(({ assumeRole }) => assumeRole)).toEqual([role])
    expect(startStopping(registry).map(({ summary }) => summary)).toEqual(
      role === null ? [expect.stringContaining('names no role')] : [],
    )
  })

  test.each([
    ['an empty role', 'assumeRole: ""', { assumeRole: '' }],
    ['a role of which nothing is written', 'assumeRole: ~', { assumeRole: '' }],
    ['an empty session name', 'session-name: ""', { sessionName: '' }],
    ['an empty external id, which is none', 'externalId: ""', { assumeRole: 'role/Default', externalId: null }],
  ])('keeps %s, which a default does not replace', (_what, field, held) => {
    const defaults = 'aws.defaultAssumeRole: role/Default\naws.defaultSessionName: Team\n'
    const { registry } = read(file(`name: prod, accountId: "123456789012", ${field}`) + defaults)
    if (registry === null) throw new Error('The file was not read.')
    expect(effectiveAccounts(registry).get('prod')).toMatchObject(held)
    expect(startStopping(registry)).toEqual([])
  })

  test.each([
    ['names none', '', 'us-east-1'],
    ['names one', 'aws.defaultRegions: [{name: us-gov-west-1}]\n', 'us-gov-west-1'],
  ])('holds the default regions that Clouddriver ships where it %s', (_what, line, region) => {
    const gov = file('name: prod, accountId: "1", assumeRole: "arn:aws-us-gov:iam::123456789012:role/M"')
    const { registry } = read(gov + line)
    if (registry === null) throw new Error('The file was not read.')
    expect(effectiveAccounts(registry).get('prod')?.regions).toEqual([{ name: region }])
  })

  test('is read from where another kind of file holds it', () => {
    const text = `providers:\n${file('name: prod, accountId: "123456789012"').replaceAll(/^(?=.)/gm, '  ')}`
    const { registry, problems } = read(text)
    expect(registry?.ecsAccounts.map(({ name }) => name)).toEqual(['prod-ecs'])
    expect(problems.map(({ message }) => message).join()).toMatch(/a file of Halyard or kleat/)
    const nothing = read('apiVersion: v1\nkind: Service\nspec: {}\n')
    expect([nothing.registry?.ecsAccounts, nothing.problems[0]?.message]).toEqual([
      [],
      expect.stringContaining('a Kubernetes Service'),
    ])
  })

  test('does not borrow the reader of an account by giving its name to another', () => {
    const { registry } = read(file('name: prod, accountId: "666666666666"'))
    expect(registry?.awsAccounts[0]?.reader).toBeNull()
  })

  test.each([
    ['too short', 'accountId: "12345"', '12345'],
    ['with leading zeros lost', 'accountId: 12345678901', '12345678901'],
    ['of letters', 'accountId: prod', 'prod'],
    ['empty', 'accountId: ""', ''],
    ['null', 'accountId: null', ''],
    ['none', 'enabled: true', ''],
  ])('keeps an account id %s as it is written', (_what, field, accountId) => {
    const { registry } = read(file(`name: prod, ${field}`))
    expect(registry?.awsAccounts[0]?.accountId).toBe(accountId)
  })

  test.each([
    ['that names an account of the registry alone', 'name: other-ecs, awsAccount: other', 'other'],
    ['that differs in case', 'name: prod-ecs, awsAccount: Prod', 'Prod'],
    ['that names nothing', 'name: prod-ecs', ''],
  ])('keeps an ECS account %s', (_what, ecs, awsAccount) => {
    const { registry } = read(file('name: prod, accountId: "123456789012"', ecs))
    expect(registry?.ecsAccounts[0]?.awsAccount).toBe(awsAccount)
  })
})

describe('what cannot be read is a problem with its place', () => {
  const twice = `${file('name: prod, accountId: "123456789012"')}  - { name: prod-ecs, awsAccount: prod }\n`
  test.each([
    ['no YAML', 'aws: [', [[1, '']]],
    ['nothing', '', [[1, '']]],
    ['a list', '- a', [[1, '']]],
    ['an id that is a list', file('name: prod, accountId: [1]'), [[3, 'aws.accounts[0].accountId']]],
    ['an account without a name', file('accountId: "123456789012"'), [[3, 'aws.accounts[0].name']]],
    [
      'a region of no form',
      file('name: prod, accountId: "1", regions: [{ name: Ireland }]'),
      [[3, 'aws.accounts[0].regions[0].name']],
    ],
    ['a name twice', twice, [[7, 'ecs.accounts[1].name']]],
  ])('%s', (_what, text, expected) => {
    expect(errors(text)).toEqual(expected)
  })

  test('more accounts than there can be', () => {
    const many = Array.from({ length: 5_001 }, (_, index) => `  - { name: a${index}, awsAccount: b }`)
    expect(errors(`ecs:\n  accounts:\n${many.join('\n')}\n`)).toEqual([[3, 'ecs.accounts']])
  })
})

test('a file without accounts is a registry without any', () => {
  expect(read('deck: {}\n').registry).toMatchObject({ awsAccounts: [], ecsAccounts: [] })
})
