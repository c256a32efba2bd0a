import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { hasErrors } from '@/lib/registry/issue'
import { anyRegistry, emptyRegistry, pageRegistry } from '../testing/any-registry'
import { exportYaml } from './export-yaml'
import { importYaml } from './import-yaml'

test("the set-up page's own example comes out as its snippet, with defaultRegions added", () => {
  expect(exportYaml(pageRegistry)).toBe(`aws:
  enabled: true

  accounts:
    - name: aws-account-name
      accountId: "123456789012"
      regions:
        - name: us-east-1
  defaultAssumeRole: role/SpinnakerManaged
  defaultRegions:
    - name: us-east-1

ecs:
  enabled: true
  accounts:
    - name: ecs-account-name
      awsAccount: aws-account-name
`)
})

test('an empty registry still exports a default role and a default region', () => {
  expect(parse(exportYaml(emptyRegistry))).toEqual({
    aws: {
      enabled: true,
      accounts: [],
      defaultAssumeRole: 'role/SpinnakerManaged',
      defaultRegions: [{ name: 'us-east-1' }],
    },
    ecs: { enabled: true, accounts: [] },
  })
})

test('any registry exports and imports to itself, and a second import changes nothing', () => {
  fc.assert(
    fc.property(anyRegistry, (registry) => {
      const text = exportYaml(registry)
      const again = importYaml(text, registry)
      expect(again.changes).toEqual([])
      expect(hasErrors(again.problems)).toBe(false)
      expect(again.registry).toEqual(registry)
      const fresh = importYaml(text, { ...emptyRegistry, settings: { ...registry.settings, other: emptyOther } })
      expect(fresh.registry).toEqual(registry)
    }),
    { numRuns: 300 },
  )
})

const emptyOther = { aws: {}, ecs: {} }

test('an export means the same in YAML 1.1 and in YAML 1.2', () => {
  fc.assert(
    fc.property(anyRegistry, (registry) => {
      const text = exportYaml(registry)
      const old = parse(text, { version: '1.1', maxAliasCount: 0 })
      expect(old).toEqual(parse(text, { version: '1.2', maxAliasCount: 0 }))
    }),
    { numRuns: 300 },
  )
})
