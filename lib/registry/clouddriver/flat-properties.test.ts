import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { isJsonObject, type Json, type JsonObject } from '@/lib/registry/json'
import { anyRegistry, emptyRegistry, pageRegistry } from '../testing/any-registry'
import { exportYaml } from './export-yaml'
import { flatProperties } from './flat-properties'
import { stepsOf } from './property-steps'

test("the set-up page's own example is flat as Spring has it", () => {
  expect(flatProperties(pageRegistry)).toEqual({
    'aws.enabled': true,
    'aws.accounts[0].name': 'aws-account-name',
    'aws.accounts[0].accountId': '123456789012',
    'aws.accounts[0].regions[0].name': 'us-east-1',
    'aws.defaultAssumeRole': 'role/SpinnakerManaged',
    'aws.defaultRegions[0].name': 'us-east-1',
    'ecs.enabled': true,
    'ecs.accounts[0].name': 'ecs-account-name',
    'ecs.accounts[0].awsAccount': 'aws-account-name',
  })
})

test('of an empty registry only what is said is left', () => {
  expect(Object.keys(flatProperties(emptyRegistry))).toEqual([
    'aws.enabled',
    'aws.defaultAssumeRole',
    'aws.defaultRegions[0].name',
    'ecs.enabled',
  ])
})

test('a key of dots or brackets stands in brackets of its own', () => {
  const [account] = pageRegistry.awsAccounts
  if (account === undefined) throw new Error('The page has an account.')
  const lifecycleHooks = [{ 'a.b': 1, '0': { c: [null, {}, 'x'] }, '[d]': true }]
  const flat = flatProperties({ ...pageRegistry, awsAccounts: [{ ...account, lifecycleHooks }] })
  expect(flat).toMatchObject({
    'aws.accounts[0].lifecycleHooks[0][a.b]': 1,
    'aws.accounts[0].lifecycleHooks[0].0.c[0]': 'x',
    'aws.accounts[0].lifecycleHooks[0][[d]]': true,
  })
})

test('the flat keys of any registry rebuild exactly its exported YAML, but for what is empty', () => {
  fc.assert(
    fc.property(anyRegistry, (registry) => {
      const exported: Json = parse(exportYaml(registry), { maxAliasCount: 0 })
      // Spring has no way to write a key whose brackets do not pair.
      fc.pre(hasPairsOnly(exported))
      expect(rebuilt(flatProperties(registry))).toEqual(pruned(exported))
    }),
    { numRuns: 150 },
  )
})

function hasPairsOnly(value: Json): boolean {
  if (Array.isArray(value)) return value.every(hasPairsOnly)
  if (!isJsonObject(value)) return true
  return Object.entries(value).every(([key, item]) => closing(`[${key}]`) === key.length + 1 && hasPairsOnly(item))
}

/** An export's value without what is empty, its keys as they are meant. */
function pruned(value: Json): Json {
  if (Array.isArray(value)) return value.map(pruned).filter((item) => !isEmpty(item))
  if (!isJsonObject(value)) return value
  const fields = Object.entries(value).map(([key, item]): [string, Json] => [stepsOf(key)[0] ?? key, pruned(item)])
  return Object.fromEntries(fields.filter(([, item]) => !isEmpty(item)))
}

const isEmpty = (value: Json) => value === null || (typeof value === 'object' && Object.keys(value).length === 0)

/** What flat keys say together: told by another hand than the one that flattens. */
function rebuilt(flat: Readonly<Record<string, Json>>): Json {
  const root: Tree = { children: new Map() }
  for (const [path, value] of Object.entries(flat)) {
    let node = root
    for (const step of partsOf(path)) {
      const next = node.children.get(step) ?? { children: new Map() }
      node.children.set(step, next)
      node = next
    }
    node.value = value
  }
  return jsonOf(root)
}

type Tree = { children: Map<string, Tree>; value?: Json }

/** `.key` is a key, `[3]` an index, `[any.thing]` a key; each is told apart by how it is kept here. */
function partsOf(path: string): string[] {
  const steps: string[] = []
  let left = `.${path}`
  while (left !== '') {
    const plain = /^\.([^.[\]]+)/.exec(left)
    const index = /^\[(\d+)\]/.exec(left)
    const end = index === null && plain === null ? closing(left) : 0
    const step = plain?.[1] ?? (index === null ? left.slice(1, end) : `#${index[1]}`)
    steps.push(index === null ? `.${step}` : step)
    left = left.slice(plain?.[0].length ?? index?.[0].length ?? end + 1)
  }
  return steps
}

/** Where the bracket closes that a text begins with; -1 where it never does. */
function closing(text: string): number {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '[') depth += 1
    if (text[at] === ']') depth -= 1
    if (depth === 0) return at
  }
  return -1
}

function jsonOf({ children, value }: Tree): Json {
  if (value !== undefined) return value
  const entries = [...children]
  if (entries.length > 0 && entries.every(([step]) => step.startsWith('#'))) {
    return entries.map(([, child]) => jsonOf(child))
  }
  const fields: JsonObject = Object.fromEntries(entries.map(([step, child]) => [step.slice(1), jsonOf(child)]))
  return fields
}
