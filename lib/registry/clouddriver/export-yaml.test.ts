import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isMap, isScalar, isSeq, LineCounter, parse, parseDocument, Scalar } from 'yaml'
import { hasErrors } from '@/lib/registry/issue'
import { anyRegistry, emptyRegistry, pageRegistry } from '../testing/any-registry'
import { exportLines } from './export-lines'
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

/** The lines of the keys of each entry, as a YAML parser finds them in the text. */
function parsedLines(text: string, list: 'aws' | 'ecs'): [key: string, line: number][][] {
  const lineCounter = new LineCounter()
  const { contents } = parseDocument(text, { lineCounter, uniqueKeys: false })
  const accounts = isMap(contents) ? contents.getIn([list, 'accounts']) : null
  return (isSeq(accounts) ? accounts.items.filter(isMap) : []).map(({ items }) =>
    items.map(({ key }): [string, number] => {
      const { value, range } = isScalar(key) ? key : new Scalar(null)
      return [String(value), lineCounter.linePos(range?.[0] ?? 0).line]
    }),
  )
}

test('the lines that an export says its entries stand at are those at which a parser finds them', () => {
  fc.assert(
    fc.property(anyRegistry, (registry) => {
      const text = exportYaml(registry)
      const lineOf = exportLines(registry)
      for (const list of ['aws', 'ecs'] as const) {
        const accounts = list === 'aws' ? registry.awsAccounts : registry.ecsAccounts
        const parsed = parsedLines(text, list)
        expect(parsed).toHaveLength(accounts.length)
        for (const [index, keys] of parsed.entries()) {
          const name = accounts[index]?.name ?? ''
          for (const [key, line] of keys) expect(lineOf(list, name, ['absent', key])).toBe(line)
        }
        expect(lineOf(list, 'nobody has this name', ['name'])).toBeNull()
      }
    }),
  )
})
