import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import type { AwsAccount } from '@/lib/registry/aws-account'
import type { EcsAccount } from '@/lib/registry/ecs-account'
import { hasErrors } from '@/lib/registry/issue'
import type { Registry } from '@/lib/registry/registry'
import { anyRegistry, emptyRegistry, pageRegistry } from '../testing/any-registry'
import { exportYaml } from './export-yaml'
import { importYaml } from './import-yaml'
import { mergeYaml } from './merge-yaml'

const teamFile = `# our file
server:
  port: 7002   # keep

aws:
  enabled: yes
  accounts:
  # production
  - {name: "prod", account-id: "000000000001", regions: [{name: us-east-1}]}
  - name: 'test'     # the test account
    accountId: "000000000002"
    permissions: { READ: [dev] }
    assumeRole: role/Old   # soon gone

    regions: &regions
      - name: us-east-1   # home
  # the end of the list
  secretAccessKey: hunter2
ecs:
    enabled: true
    accounts:
        - name: prod-ecs
          awsAccount: prod

redis: {connection: "redis://:pw@localhost"}
`

const withTest = (registry: Registry, change: object): Registry => ({
  ...registry,
  awsAccounts: registry.awsAccounts.map((account) => (account.name === 'test' ? { ...account, ...change } : account)),
})

function imported(text: string): Registry {
  const { registry, problems } = importYaml(text, emptyRegistry)
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  return registry
}

test('a file that was imported merges back to itself, byte for byte', () => {
  expect(mergeYaml(teamFile, imported(teamFile))).toMatchObject({ text: teamFile })
})

test('a changed field is the only change in the file', () => {
  const registry = withTest(imported(teamFile), { assumeRole: 'role/New' })
  expect(mergeYaml(teamFile, registry).text).toBe(teamFile.replace('role/Old', 'role/New'))
})

test('a field the registry clears goes with its line, and the others keep their comments', () => {
  const registry = withTest(imported(teamFile), { assumeRole: null })
  expect(mergeYaml(teamFile, registry).text).toBe(teamFile.replace('    assumeRole: role/Old   # soon gone\n', ''))
})

test('new regions replace the old list in its own layout', () => {
  const registry = withTest(imported(teamFile), { regions: [{ name: 'eu-west-1' }, { name: 'eu-west-2' }] })
  const expected = teamFile.replace('- name: us-east-1   # home', '- name: eu-west-1\n      - name: eu-west-2   # home')
  expect(mergeYaml(teamFile, registry).text).toBe(expected)
})

test('new accounts are put after the last one, at its indentation, with the settings the file lacks', () => {
  const before = imported(teamFile)
  const registry = {
    ...before,
    awsAccounts: [...before.awsAccounts, ...pageRegistry.awsAccounts],
    ecsAccounts: [...before.ecsAccounts, ...pageRegistry.ecsAccounts],
  }
  const merged = mergeYaml(teamFile, registry)
  const expected = teamFile
    .replace(
      '# home\n',
      '# home\n  - name: aws-account-name\n    accountId: "123456789012"\n    regions:\n      - name: us-east-1\n',
    )
    .replace(
      'hunter2\n',
      'hunter2\n  defaultAssumeRole: role/SpinnakerManaged\n  defaultRegions:\n    - name: us-east-1\n',
    )
    .replace(
      'awsAccount: prod\n',
      'awsAccount: prod\n        - name: ecs-account-name\n          awsAccount: aws-account-name\n',
    )
  expect(merged.text).toBe(expected)
  expect(mergeYaml(merged.text, registry).text).toBe(merged.text)
})

test('a file without our sections gets them at its end, in its own line endings', () => {
  const { text, problems } = mergeYaml('server:\r\n  port: 1\r\n# end\r\n', pageRegistry)
  expect(problems).toEqual([])
  expect(text).toContain('\r\n\r\naws:\r\n')
  expect(text.startsWith('server:\r\n  port: 1\r\n')).toBe(true)
  expect(text.endsWith('# end\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toContain('\n')
  expect(importYaml(text, pageRegistry).changes).toEqual([])
})

test.each([
  '',
  '# nothing yet',
  '---\n',
  'aws:\necs:\n',
  'aws: {}\necs: {accounts: []}',
  '{}',
  '{"aws": {"accounts": []}}',
])('a file with nothing in it gets our accounts: %j', (text) => {
  const merged = mergeYaml(text, pageRegistry)
  expect(merged.problems).toEqual([])
  expect(importYaml(merged.text, pageRegistry).changes).toEqual([])
  expect(importYaml(merged.text, emptyRegistry).registry.ecsAccounts).toEqual(pageRegistry.ecsAccounts)
  expect(mergeYaml(merged.text, pageRegistry).text).toBe(merged.text)
})

test('an account that others share by an alias is refused rather than changed for them too', () => {
  const text = `aws:
  accounts:
    - &base
      name: a
      accountId: "000000000001"
      regions: [{name: us-east-1}]
    - <<: *base
      name: b
`
  const registry = imported(text)
  expect(mergeYaml(text, registry).text).toBe(text)
  const [first, ...rest] = registry.awsAccounts
  if (first === undefined) throw new Error('the file has two accounts')
  const changed = { ...registry, awsAccounts: [{ ...first, regions: [{ name: 'eu-west-1' }] }, ...rest] }
  const refused = mergeYaml(text, changed)
  expect(refused.text).toBe(text)
  expect(refused.problems.filter(({ severity }) => severity === 'error')).toHaveLength(1)
})

test('a field that came by a merge key is overridden in its own account only', () => {
  const text = `base: &base { accountId: "000000000001", regions: [{name: us-east-1}] }
aws:
  accounts:
    - name: a
      <<: *base
    - name: b
      <<: *base
`
  const registry = imported(text)
  const awsAccounts = registry.awsAccounts.map((account) =>
    account.name === 'a' ? { ...account, accountId: '000000000009' } : account,
  )
  const merged = mergeYaml(text, { ...registry, awsAccounts })
  expect(merged.text).toContain('    - name: a\n      accountId: "000000000009"\n      <<: *base\n')
  expect(imported(merged.text).awsAccounts).toEqual(awsAccounts)
})

test.each([
  ['in the key’s own column', 'defaultSecurityGroups:\n    - "sg"', 'defaultSecurityGroups: []'],
  ['further to the right', 'defaultSecurityGroups:\n      - "sg"\n      - "other"', 'defaultSecurityGroups: []'],
  [
    'below a comment',
    'defaultSecurityGroups: # ours\n    # and theirs\n    - sg',
    'defaultSecurityGroups: # ours\n    # and theirs\n      []',
  ],
])('a list that the registry empties leaves no line behind: %s', (_where, list, emptied) => {
  const file = (field: string) => `aws:
  accounts:
  - name: a
    accountId: "000000000001"
    ${field}
    enabled: false # not yet
`
  const registry = imported(file(list))
  const awsAccounts = registry.awsAccounts.map((account) => ({ ...account, defaultSecurityGroups: [] }))
  expect(mergeYaml(file(list), { ...registry, awsAccounts })).toMatchObject({ text: file(emptied), problems: [] })
})

/** A registry's file in one of the layouts that teams write. */
const anyFile = fc
  .record({
    registry: anyRegistry,
    indent: fc.constantFrom(2, 4),
    indentSeq: fc.boolean(),
    collectionStyle: fc.constantFrom('block', 'flow', 'any'),
    crlf: fc.boolean(),
    defaultStringType: fc.constantFrom('QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'PLAIN'),
    comment: fc.boolean(),
  })
  .map(({ registry, crlf, comment, ...layout }) => {
    const text = stringify(parse(exportYaml(registry)), { ...layout, version: '1.1', compat: 'core', lineWidth: 0 })
    const commented = comment ? `# first\n${text}# last\n` : text
    return { registry, text: crlf ? commented.replaceAll('\n', '\r\n') : commented }
  })
  .filter(({ text }) => !hasErrors(importYaml(text, emptyRegistry).problems))

test('any file that was imported merges back to itself, whatever its layout', () => {
  fc.assert(
    fc.property(anyFile, ({ text }) => {
      expect(mergeYaml(text, importYaml(text, emptyRegistry).registry).text).toBe(text)
    }),
    { numRuns: 150 },
  )
})

test('any registry merges into any file: ours is in it, theirs stays, and twice is the same as once', () => {
  fc.assert(
    fc.property(anyFile, anyRegistry, ({ text }, ours) => {
      const merged = mergeYaml(text, ours)
      expect(hasErrors(merged.problems)).toBe(false)
      expect(mergeYaml(merged.text, ours).text).toBe(merged.text)
      const theirs = importYaml(text, emptyRegistry).registry
      const after = importYaml(merged.text, emptyRegistry).registry
      const names = new Set(ours.awsAccounts.map(({ name }) => name))
      const kept = theirs.awsAccounts.filter(({ name }) => !names.has(name))
      expect(after.awsAccounts).toEqual(expect.arrayContaining(kept))
      expect(after.awsAccounts.map(stated)).toEqual(expect.arrayContaining(ours.awsAccounts.map(stated)))
      expect(after.ecsAccounts.map(stated)).toEqual(expect.arrayContaining(ours.ecsAccounts.map(stated)))
    }),
    { numRuns: 150 },
  )
})

/** The fields of which a registry always says what they are. */
function stated(account: AwsAccount | EcsAccount) {
  if ('awsAccount' in account) return { name: account.name, of: account.awsAccount, naming: account.namingStrategy }
  const { name, accountId, enabled, regions, assumeRole, sessionName, externalId } = account
  return { name, accountId, enabled, regions, assumeRole, sessionName, externalId }
}
