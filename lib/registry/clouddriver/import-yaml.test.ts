import { describe, expect, test } from 'vitest'
import type { Registry } from '@/lib/registry/registry'
import { emptyRegistry, pageRegistry } from '../testing/any-registry'
import table from './bound-releases.json'
import { exportYaml } from './export-yaml'
import { importYaml } from './import-yaml'
import { boundAt } from './kept-key'

const oneAccount = (fields: string) => `aws:\n  accounts:\n    - name: prod\n${fields}`
const prod = oneAccount('      accountId: "123456789012"\n')

function problemsOf(text: string, registry: Registry = emptyRegistry) {
  return importYaml(text, registry).problems
}

test("the set-up page's snippet is imported without a problem", () => {
  const snippet = exportYaml(pageRegistry).replace(/ {2}defaultRegions:\n.*\n/, '')
  const { registry, changes, problems } = importYaml(snippet, emptyRegistry)
  expect(problems).toEqual([])
  expect(registry).toEqual(pageRegistry)
  expect(changes).toEqual([
    {
      action: 'add',
      entity: 'aws-account',
      name: 'aws-account-name',
      fields: [
        { path: 'name', before: null, after: 'aws-account-name' },
        { path: 'accountId', before: null, after: '123456789012' },
        { path: 'enabled', before: null, after: true },
        { path: 'regions', before: null, after: [{ name: 'us-east-1' }] },
      ],
    },
    {
      action: 'add',
      entity: 'ecs-account',
      name: 'ecs-account-name',
      fields: [
        { path: 'name', before: null, after: 'ecs-account-name' },
        { path: 'awsAccount', before: null, after: 'aws-account-name' },
      ],
    },
  ])
})

test.each(['account-id', 'account_id', 'accountId', 'ACCOUNTID', 'AccountId'])('%s binds to accountId', (key) => {
  const { registry, problems } = importYaml(oneAccount(`      ${key}: "123456789012"\n`), emptyRegistry)
  expect(problems).toEqual([])
  expect(registry.awsAccounts[0]).toMatchObject({ accountId: '123456789012', other: {} })
})

test('bare regions and an unquoted id are read, each with a warning at its place', () => {
  const text = oneAccount('      accountId: 200000000002\n      regions: [us-east-1, us-west-2]\n')
  const { registry, problems } = importYaml(text, emptyRegistry)
  expect(registry.awsAccounts[0]?.regions).toEqual([{ name: 'us-east-1' }, { name: 'us-west-2' }])
  expect(problems).toMatchObject([
    { severity: 'warning', line: 4, column: 18, path: 'aws.accounts[0].accountId' },
    { severity: 'warning', line: 5, column: 17, path: 'aws.accounts[0].regions[0]' },
    { severity: 'warning', line: 5, column: 28, path: 'aws.accounts[0].regions[1]' },
  ])
})

test('lists as Spring binds them are read: by index and by comma', () => {
  const text = `aws:
  accounts:
    0: { name: prod, accountId: "123456789012", permissions: { READ: "a, b" }, regions: { 0: { name: us-east-1 } } }
`
  const [account] = importYaml(text, emptyRegistry).registry.awsAccounts
  expect(account).toMatchObject({ permissions: { READ: ['a', 'b'] }, regions: [{ name: 'us-east-1' }] })
})

test('aliases and merge keys are resolved', () => {
  const text = `base: &base { accountId: "123456789012", regions: &r [{ name: us-east-1 }] }
aws: { accounts: [{ <<: *base, name: a }, { name: b, accountId: "123456789013", regions: *r }] }
`
  const { registry, problems } = importYaml(text, emptyRegistry)
  expect(problems).toEqual([])
  expect(registry.awsAccounts.map(({ name, regions }) => [name, regions[0]?.name])).toEqual([
    ['a', 'us-east-1'],
    ['b', 'us-east-1'],
  ])
})

test('an unknown key is kept and exported again, and a near miss is pointed at', () => {
  const text = oneAccount('      accountId: "123456789012"\n      assumeRoel: role/x\n      providerVersion: V1\n')
  const { registry, problems } = importYaml(text, emptyRegistry)
  expect(problems.map(({ line, message }) => [line, message.includes('Did you mean assumeRole?')])).toEqual([
    [5, true],
    [6, false],
  ])
  expect(registry.awsAccounts[0]?.other).toEqual({ assumeRoel: 'role/x', providerVersion: 'V1' })
  expect(exportYaml(registry)).toContain('      assumeRoel: role/x\n      providerVersion: V1\n')
})

test('of other sections nothing is stored, and of aws what Clouddriver binds', () => {
  const text = `${prod}  defaults: { iamRole: BaseIAMRole }\n  lambda: { enabled: true }\n  ours: hello\nredis:\n  enabled: true\n`
  const { registry, changes, problems } = importYaml(text, emptyRegistry)
  expect(registry.settings.other).toEqual({
    aws: { defaults: { iamRole: 'BaseIAMRole' }, lambda: { enabled: true } },
    ecs: {},
  })
  expect(changes.map(({ name }) => name)).toEqual(['prod', 'aws.defaults', 'aws.lambda'])
  expect(problems.map(({ path, message }) => [path, message.includes('is not stored')])).toEqual([['aws.ours', true]])
  expect(importYaml(text, registry).changes).toEqual([])
})

test('secrets are never stored, and references to secrets are', () => {
  const text = `${prod}  accessKeyId: AKIA
  secretAccessKey: hunter2
  client: { password: hunter2, user: me, connection: "mysql://u:hunter2@db", token: "\${TOKEN}", pwd: "\${P:hunter2}" }
  features: { secretKey: "encryptedFile:k8s!n:x", list: [{ api_token: hunter2 }] }
sql: { password: hunter2 }
`
  const { registry, problems } = importYaml(text, emptyRegistry)
  expect(JSON.stringify(registry)).not.toMatch(/hunter2|AKIA/)
  expect(registry.settings.other.aws).toEqual({
    client: { user: 'me', token: '$'.concat('{TOKEN}') },
    features: { secretKey: 'encryptedFile:k8s!n:x', list: [{}] },
  })
  expect(problems.map(({ severity, line, path }) => [severity, line, path])).toEqual([
    ['warning', 5, 'aws.accessKeyId'],
    ['warning', 6, 'aws.secretAccessKey'],
    ['warning', 7, 'aws.client.password'],
    ['warning', 7, 'aws.client.connection'],
    ['warning', 7, 'aws.client.pwd'],
    ['warning', 8, 'aws.features.list[0].api_token'],
  ])
  expect(problems[0]?.message).toContain('Merge keeps it')
})

test.each([
  ['false', false, []],
  ['off', false, []],
  ['"FALSE"', false, []],
  ['"off"', true, ['aws.enabled']],
  ['0', true, ['aws.enabled']],
  ['"yes"', true, []],
])('aws.enabled: %s is %s, as Spring reads it', (written, isOn, warned) => {
  const { registry, problems } = importYaml(`aws:\n  enabled: ${written}\n`, emptyRegistry)
  expect(registry.settings.awsEnabled).toBe(isOn)
  expect(problems.map(({ path }) => path)).toEqual(warned)
})

test('a default that Spring cannot convert is said to keep Clouddriver from starting, and the text is kept', () => {
  const $ = (inner: string) => '"$'.concat(`{${inner}}"`)
  const odd = `enabled: ${$('ON:y')}, sessionDurationSeconds: ${$('S:1h')}, lambdaEnabled: ${$('L:$'.concat('{M:2}'))}`
  const plain = `enabled: ${$('ON: no ')}, sessionDurationSeconds: ${$('S: 900')}, lambdaEnabled: ${$('L')}`
  const read = (fields: string) =>
    importYaml(
      `aws:\n  enabled: ${$('A:y')}\n  accounts: [{ name: a, accountId: "123456789012", ${fields} }]\n`,
      emptyRegistry,
    )
  expect(
    read(odd).problems.map(({ severity, path, message }) => [severity, path, message.includes('does not start')]),
  ).toEqual(
    ['enabled', 'sessionDurationSeconds', 'lambdaEnabled'].map((field) => [
      'warning',
      `aws.accounts[0].${field}`,
      true,
    ]),
  )
  expect(read(odd).registry.awsAccounts).toMatchObject([{ enabled: '$'.concat('{ON:y}') }])
  expect(read(plain).problems).toEqual([])
})

test('an empty value that no default fills is not stored, and the file is said to be broken', () => {
  const text = `aws:
  defaultAssumeRole: ""
  default-regions: []
  accounts:
  - { name: prod, accountId: "123456789012", assumeRole: ~, sessionName: "", externalId: "", environment: "" }
`
  const { registry, problems } = importYaml(text, emptyRegistry)
  expect(registry.awsAccounts).toMatchObject([{ assumeRole: null, sessionName: null, externalId: null }])
  expect(problems.map(({ severity, line, path }) => [severity, line, path])).toEqual([
    ['warning', 2, 'aws.defaultAssumeRole'],
    ['warning', 3, 'aws.defaultRegions'],
    ['warning', 5, 'aws.accounts[0].assumeRole'],
    ['warning', 5, 'aws.accounts[0].sessionName'],
  ])
  expect(problems[2]?.message).toMatch(/Clouddriver assumes a role without a name/)
})

test("a replaced account keeps Shipshape's own fields and its version", () => {
  const registry: Registry = {
    ...pageRegistry,
    awsAccounts: pageRegistry.awsAccounts.map((one) => ({ ...one, reader: { mode: 'ambient' as const }, version: 7 })),
    ecsAccounts: pageRegistry.ecsAccounts.map((one) => ({ ...one, clusters: ['web-*'], version: 9 })),
  }
  const text = exportYaml(registry).replace('us-east-1', 'eu-west-1')
  const after = importYaml(text, registry)
  expect(after.registry.awsAccounts[0]).toMatchObject({ reader: { mode: 'ambient' }, version: 7 })
  expect(after.registry.ecsAccounts).toEqual(registry.ecsAccounts)
  expect(after.changes[0]).toEqual({
    action: 'replace',
    entity: 'aws-account',
    name: 'aws-account-name',
    fields: [{ path: 'regions', before: [{ name: 'us-east-1' }], after: [{ name: 'eu-west-1' }] }],
  })
})

test('nothing is deleted, and an ECS account may name an AWS account that only the registry has', () => {
  const text = 'ecs:\n  accounts:\n    - name: second\n      awsAccount: aws-account-name\n'
  const { registry, changes } = importYaml(text, pageRegistry)
  expect(changes).toHaveLength(1)
  expect(registry.ecsAccounts.map(({ name }) => name)).toEqual(['ecs-account-name', 'second'])
})

test('default regions that differ from the computed ones are kept, equal ones are not stored', () => {
  const withRegions = (name: string) => exportYaml(pageRegistry).replace(/(defaultRegions:\n.*name: ).*/, `$1${name}`)
  expect(importYaml(withRegions('us-east-1'), pageRegistry).changes).toEqual([])
  const kept = importYaml(withRegions('eu-west-1'), pageRegistry)
  expect(kept.registry.settings.defaultRegions).toEqual([{ name: 'eu-west-1' }])
  expect(exportYaml(kept.registry)).toBe(withRegions('eu-west-1'))
})

const refused: [what: string, text: string, at: { line: number | null; path: string }, says: RegExp][] = [
  ['an empty file', '', { line: 1, path: '' }, /empty/],
  ['comments only', '# nothing\n', { line: 1, path: '' }, /empty/],
  ['a list', '- a\n', { line: 1, path: '' }, /must be a map/],
  ['a word', 'hello', { line: 1, path: '' }, /must be a map/],
  ['malformed YAML', 'aws: [1, 2\n', { line: 2, path: '' }, /not valid YAML/],
  ['a tab as indentation', 'aws:\n\tenabled: true\n', { line: 2, path: '' }, /tab/i],
  ['a NUL', 'a: "\u0000"\n', { line: 1, path: '' }, /U\+0000/],
  ['a control character', 'a: 1\nb: \u0007\n', { line: 2, path: '' }, /U\+0007/],
  ['a lone surrogate', 'a: \ud800\n', { line: 1, path: '' }, /U\+D800/],
  ['a tag of a language', 'a: !!java.lang.String x\n', { line: 1, path: '' }, /tag/i],
  ['a key twice', 'aws:\n  enabled: true\n  enabled: false\n', { line: 3, path: 'enabled' }, /the key enabled twice/],
  ['an unknown anchor', 'a: *b\n', { line: 1, path: '' }, /anchor/i],
  ['a value within itself', 'a: &a [*a]\n', { line: 1, path: '' }, /anchor/i],
  ['aws as a word', 'aws: true\n', { line: 1, path: 'aws' }, /must be a map/],
  ['accounts as a word', 'aws:\n  accounts: prod\n', { line: 2, path: 'aws.accounts' }, /must be a list/],
  ['an account as a word', 'aws:\n  accounts: [prod]\n', { line: 2, path: 'aws.accounts[0]' }, /must be a map/],
  [
    'a missing name',
    'aws:\n  accounts:\n    - accountId: "123456789012"\n',
    { line: 3, path: 'aws.accounts[0].name' },
    /name/,
  ],
  ['a missing id', oneAccount(''), { line: 3, path: 'aws.accounts[0].accountId' }, /accountId is missing/],
  [
    'a quoted id of 11 digits',
    oneAccount('      accountId: "12345678901"\n'),
    { line: 4, path: 'aws.accounts[0].accountId' },
    /12 digits/,
  ],
  [
    'an unquoted id of 11 digits',
    oneAccount('      accountId: 12345678901\n'),
    { line: 4, path: 'aws.accounts[0].accountId' },
    /11 digits.*leading zeros/,
  ],
  [
    'an octal id',
    oneAccount('      accountId: 012345670123\n'),
    { line: 4, path: 'aws.accounts[0].accountId' },
    /octal/,
  ],
  [
    'a flag of a wrong type',
    `${prod}      enabled: [1]\n`,
    { line: 5, path: 'aws.accounts[0].enabled' },
    /true or false/,
  ],
  [
    'regions of a wrong type',
    `${prod}      regions: {a: b}\n`,
    { line: 5, path: 'aws.accounts[0].regions' },
    /list of regions/,
  ],
  [
    'a malformed region',
    `${prod}      regions: [{name: "US East"}]\n`,
    { line: 5, path: 'aws.accounts[0].regions[0].name' },
    /us-east-1/,
  ],
  [
    'a name twice',
    `${prod}    - name: prod\n      accountId: "123456789012"\n`,
    { line: 5, path: 'aws.accounts[1].name' },
    /two AWS accounts named "prod"/,
  ],
  [
    'a dangling awsAccount',
    `${prod}ecs: {accounts: [{name: e, awsAccount: Prod}]}\n`,
    { line: 5, path: 'ecs.accounts[0].awsAccount' },
    /Did you mean "prod"/,
  ],
]

test.each(refused)('refused, and nothing changes: %s', (_, text, at, says) => {
  const result = importYaml(text, pageRegistry)
  expect(result.registry).toBe(pageRegistry)
  expect(result.changes).toEqual([])
  const errors = result.problems.filter(({ severity }) => severity === 'error')
  expect(errors[0]).toMatchObject(at)
  expect(errors[0]?.message).toMatch(says)
})

test('a byte order mark and Windows line endings are accepted', () => {
  const text = `\ufeff${exportYaml(pageRegistry).replaceAll('\n', '\r\n')}`
  expect(importYaml(text, pageRegistry)).toMatchObject({ changes: [], problems: [] })
})

test('what YAML 1.1 misreads is told: a name of on is read as true', () => {
  const text = prod.replace('prod', 'on')
  expect(problemsOf(text)).toMatchObject([{ severity: 'warning', line: 3, path: 'aws.accounts[0].name' }])
  expect(importYaml(text, emptyRegistry).registry.awsAccounts[0]?.name).toBe('true')
})

describe('what Clouddriver binds follows the release', () => {
  const known = (release: string | null): Registry => ({
    ...emptyRegistry,
    settings: { ...emptyRegistry.settings, release },
  })
  const warnings = (text: string, release: string | null) =>
    problemsOf(text, known(release)).map(({ severity, path, message }) => [severity, path, message.split(': ')[1]])
  const account = (field: string) => oneAccount(`      accountId: "123456789012"\n      ${field}\n`)
  const came = (release: string) => `it came with release ${release}. It is kept and exported again.`

  test.each<[string, string, string, string, string, string]>([
    ['an account’s switch', account('enabled: false'), 'aws.accounts[0].enabled', '1.12', '1.13', '1.13'],
    ['an external id', account('external-id: x'), 'aws.accounts[0].externalId', '1.22.4', '1.23', '1.23.0'],
    [
      'a session’s length',
      account('SESSIONDURATIONSECONDS: 3600'),
      'aws.accounts[0].sessionDurationSeconds',
      '1.36',
      '1.37',
      '1.37',
    ],
    [
      'a managing profile',
      account('managingAccountProfile: a'),
      'aws.accounts[0].managingAccountProfile',
      '1.38',
      '2025.1',
      '2025.1',
    ],
    [
      'threads of the loader',
      'aws:\n  loadAccounts:\n    numberOfThreads: 5\n',
      'aws.loadAccounts',
      '1.27',
      '1.28',
      '2026.2',
    ],
    [
      'dotted keys',
      'aws.cloudformation.changeSetsIncludeNestedStacks: true\n',
      'aws.cloudformation',
      '1.24',
      '1.25',
      '1.25',
    ],
    ['a naming strategy', 'ecs:\n  defaultNamingStrategy: tags\n', 'ecs.defaultNamingStrategy', '1.23', '1.24', '1.24'],
  ])('%s', (_what, text, path, before, first, release) => {
    expect(warnings(text, before)).toEqual([['warning', path, came(first)]])
    expect(warnings(text, release)).toEqual([])
    expect(warnings(text, null)).toEqual([])
  })

  test('what a release left behind', () => {
    const text = 'aws:\n  migration:\n    infrastructureApplications: [a]\n'
    expect(warnings(text, '1.13.2')).toEqual([])
    expect(warnings(text, '1.14')).toEqual([
      ['warning', 'aws.migration', 'release 1.13 was the last to. It is kept and exported again.'],
    ])
  })

  test('the table names keys that are bound at all', () => {
    for (const { place, key } of table.keys)
      expect(Object.entries(boundAt)).toContainEqual([place, expect.arrayContaining([key])])
  })
})
