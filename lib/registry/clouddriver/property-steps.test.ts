import { expect, test } from 'vitest'
import { emptyRegistry, pageRegistry } from '../testing/any-registry'
import { exportYaml } from './export-yaml'
import { importYaml } from './import-yaml'
import { mergeYaml } from './merge-yaml'
import { keyOfStep, stepsOf } from './property-steps'

test.each([
  ['aws', ['aws']],
  ['aws.accounts', ['aws', 'accounts']],
  ['aws.accounts[0].name', ['aws', 'accounts', '0', 'name']],
  ['hooks[a.b].c', ['hooks', 'a.b', 'c']],
  ['[a.b]', ['a.b']],
  ['[[a]]', ['[a]']],
  ['[a].[b]', ['[a].[b]']],
  ['[a', ['[a']],
  ['[]', ['[]']],
  ['a b.c', ['a b.c']],
  ['', ['']],
])('%j names the steps %j', (key, steps) => expect(stepsOf(key)).toEqual(steps))

test.each(['x-1.0', 'a[0]', 'a[b.c]', '[a]', '[[a]]', '[a].[b]', '[', ']', '[]', '.', 'a.', 'a..b', 'a b.c', '1.0'])(
  'the step %j is written as a key that names it alone',
  (step) => expect(stepsOf(keyOfStep(step))).toEqual([step]),
)

const hooks = { 'x-1.0': 1, 'x[0]': 2, '[x]': 3, 'x-1': { 'y.z': true } }
const registry = {
  ...pageRegistry,
  awsAccounts: pageRegistry.awsAccounts.map((account) => ({ ...account, lifecycleHooks: [hooks] })),
}

test('keys with dots and brackets of their own come back from the export as they are', () => {
  const text = exportYaml(registry)
  expect(text).toContain('"[x-1.0]": 1')
  expect(importYaml(text, emptyRegistry).registry.awsAccounts).toEqual(registry.awsAccounts)
})

test.each([
  ['below', 'aws:\n  accounts:\n    - name: aws-account-name\n      accountId: "123456789012"\n'],
  ['inline', 'aws: {accounts: [{name: aws-account-name, accountId: "123456789012"}]}\n'],
  ['dotted', 'aws.accounts[0].name: aws-account-name\naws.accounts[0].accountId: "123456789012"\n'],
])('and from a merge into a file that is written %s', (_, text) => {
  const merged = mergeYaml(text, registry)
  expect(merged.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(importYaml(merged.text, emptyRegistry).registry.awsAccounts[0]?.lifecycleHooks).toEqual([hooks])
})

test('a list numbered in brackets of its own is a list', () => {
  const text =
    'aws:\n  accounts:\n    "[0]": {name: a, accountId: "210000000004"}\n    "[1]": {name: b, accountId: "210000000005"}\n'
  expect(importYaml(text, emptyRegistry).registry.awsAccounts.map(({ name }) => name)).toEqual(['a', 'b'])
})
