import fc from 'fast-check'
import { expect, test } from 'vitest'
import { importYaml } from './clouddriver/import-yaml'
import { namesFor, proposedFile } from './proposed-file'
import type { Registry } from './registry'
import { defaultSettings } from './settings'

const empty: Registry = { revision: 0, settings: defaultSettings, awsAccounts: [], ecsAccounts: [] }

test('what was chosen comes out of the import as it was chosen', () => {
  const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/)
  const digits = fc.stringMatching(/^[0-9]{12}$/)
  const mapping = fc.record({
    awsAccount: fc.record({
      name: word.map((text) => `a-${text}`),
      accountId: digits,
      assumeRole: fc.option(word.map((text) => `role/${text}`)),
      sessionName: fc.option(word.map((text) => `s "${text}": #`)),
      regions: fc.uniqueArray(fc.constantFrom('us-east-1', 'eu-west-1', 'ap-south-1')),
    }),
    ecsAccount: fc.option(word.map((text) => `e-${text}`)),
  })
  const mappings = fc.uniqueArray(mapping, { minLength: 1, selector: ({ awsAccount }) => awsAccount.name })
  fc.assert(
    fc.property(mappings, (chosen) => {
      const named = new Set<string>()
      const distinct = chosen.filter(({ ecsAccount }) => {
        if (ecsAccount === null) return true
        if (named.has(ecsAccount)) return false
        named.add(ecsAccount)
        return true
      })
      const { registry: read, problems } = importYaml(proposedFile(distinct), empty)
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
      expect(
        read.awsAccounts.map(({ name, accountId, assumeRole, sessionName, regions }) => ({
          name,
          accountId,
          assumeRole,
          sessionName,
          regions: regions.map((region) => region.name),
        })),
      ).toEqual(distinct.map(({ awsAccount }) => awsAccount))
      expect(read.ecsAccounts.map(({ name, awsAccount }) => [name, awsAccount])).toEqual(
        distinct.flatMap(({ awsAccount, ecsAccount }) => (ecsAccount === null ? [] : [[ecsAccount, awsAccount.name]])),
      )
    }),
  )
})

test.each([
  ['Payments (prod)', [], 'payments-prod'],
  ['Zürich', [], 'zurich'],
  ['支払', [], '210000000001'],
  ['core', ['core'], 'core-210000000001'],
  ['core', ['core-ecs'], 'core-210000000001'],
])('%s beside %j is called %s', (name, taken, wanted) => {
  const accountId = '210000000001'
  expect(namesFor([{ accountId, name }], taken).get(accountId)).toEqual({ aws: wanted, ecs: `${wanted}-ecs` })
})

test('two of one name have two names', () => {
  const members = ['210000000001', '210000000002'].map((accountId) => ({ accountId, name: 'core' }))
  expect([...namesFor(members, []).values()].map(({ aws }) => aws)).toEqual(['core', 'core-210000000002'])
})
